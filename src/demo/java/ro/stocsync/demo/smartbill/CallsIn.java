package ro.stocsync.demo.smartbill;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What SmartBill was asked, for tests and the page to look at afterwards; the last so many. */
public final class CallsIn {

  private static final int MOST = 10_000;

  private final Deque<Call> calls = new ArrayDeque<>();

  /**
   * One request.
   *
   * @param at when it came, by the clock given at start
   * @param method HTTP method
   * @param path below the API's root
   * @param query raw
   * @param status what it was answered; 0 if the connection was reset instead
   */
  public record Call(Instant at, String method, String path, String query, int status) {}

  synchronized void add(Call call) {
    if (calls.size() == MOST) {
      calls.remove();
    }
    calls.add(call);
  }

  /** The requests, in the order in which they came. */
  public synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  /** Forgets everything. */
  public synchronized void clear() {
    calls.clear();
  }
}
