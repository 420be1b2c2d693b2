package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Later;
import ro.stocsync.watch.LogFields;
import ro.stocsync.watch.Traces;

/** Takes a list in: receipt, levels and the shops' work in one transaction, then the wake-up. */
@ApplicationScoped
public class Intake {

  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final Database database;
  private final Ledger ledger;
  private final DueWork work;
  private final IdentityWork identities;
  private final Dispatcher dispatcher;
  private final Traces traces;
  private final WritingPlaces places;

  /** Over the one database. */
  public Intake(
      Database database,
      Ledger ledger,
      DueWork work,
      IdentityWork identities,
      Dispatcher dispatcher,
      Traces traces,
      WritingPlaces places) {
    this.database = database;
    this.ledger = ledger;
    this.work = work;
    this.identities = identities;
    this.dispatcher = dispatcher;
    this.traces = traces;
    this.places = places;
  }

  /**
   * Takes the accepted items in; when this returns they are committed.
   *
   * @param call what SmartBill sent and is answered
   * @throws ro.stocsync.sql.DatabaseException if they could not be
   * @throws Crowded if their turn does not come in time
   */
  void take(String company, List<Receipt.Item> items, Receipt.Call call) {
    Receipt receipt = new Receipt(Receipt.Outcome.ACCEPTED, items, Optional.empty(), call);
    Map<String, String> about = Map.of("company", company, "items", Integer.toString(items.size()));
    Taken taken =
        places.within(() -> traces.within("take in", about, () -> commit(company, receipt)));
    int due = taken.due().get() + taken.matchedAnew();
    if (due > 0) {
      dispatcher.wake();
    }
    LogFields.of(company)
        .and("callback", taken.callback())
        .run(
            () ->
                LOG.infof(
                    "Company %s: callback %d, %d items, %d products are due",
                    company, taken.callback(), items.size(), due));
  }

  private record Taken(long callback, Later<Integer> due, int matchedAnew) {}

  private Taken commit(String company, Receipt receipt) {
    return database.inTransaction(
        transaction -> {
          Ledger.Recorded recorded = ledger.record(transaction, company, receipt);
          identities.follow(transaction, company, recorded.identities());
          Later<Integer> due = work.want(transaction, company, recorded.changes());
          return new Taken(recorded.callback(), due, recorded.identities().size());
        });
  }

  /**
   * Keeps the receipt of a call that moved no stock.
   *
   * @return its number
   * @throws Crowded if its turn does not come in time
   */
  long keep(String company, Receipt receipt) {
    return places.within(() -> ledger.keep(company, receipt));
  }
}
