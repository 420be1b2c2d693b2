package ro.stocsync.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sees every request to one shop, and knows which replica sent it. */
final class Witness {

  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  Seen begins(String replica, String what) {
    Seen one = new Seen(replica, what);
    seen.add(one);
    return one;
  }

  /** Everything up to now. */
  List<Seen> all() {
    return new ArrayList<>(seen);
  }

  void forget() {
    seen.clear();
  }
}
