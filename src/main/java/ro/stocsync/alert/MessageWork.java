package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import ro.stocsync.wake.Work;

/** Messages that have not arrived yet. */
@ApplicationScoped
class MessageWork implements Work {

  private final Outbox outbox;
  private final AlertKeeper keeper;

  MessageWork(Outbox outbox, AlertKeeper keeper) {
    this.outbox = outbox;
    this.keeper = keeper;
  }

  @Override
  public void begin() {
    keeper.letSend();
  }

  @Override
  public List<Waiting> waiting() {
    return List.of(outbox.waiting());
  }
}
