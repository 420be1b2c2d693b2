package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.sql.Database;

/** Takes a list in: receipt, levels and the shops' work in one transaction, then the wake-up. */
@ApplicationScoped
public class Intake {

  private final Database database;
  private final Ledger ledger;
  private final DueWork work;
  private final IdentityWork identities;
  private final Dispatcher dispatcher;

  /** Over the one database. */
  public Intake(
      Database database,
      Ledger ledger,
      DueWork work,
      IdentityWork identities,
      Dispatcher dispatcher) {
    this.database = database;
    this.ledger = ledger;
    this.work = work;
    this.identities = identities;
    this.dispatcher = dispatcher;
  }

  /**
   * Takes the accepted items in; when this returns they are committed.
   *
   * @param call what SmartBill sent and is answered
   * @throws ro.stocsync.sql.DatabaseException if they could not be
   */
  void take(String company, List<Receipt.Item> items, Receipt.Call call) {
    Receipt receipt = new Receipt(Receipt.Outcome.ACCEPTED, items, Optional.empty(), call);
    int due =
        database.inTransaction(
            transaction -> {
              Ledger.Recorded recorded = ledger.record(transaction, company, receipt);
              identities.follow(transaction, company, recorded.identities());
              return work.want(transaction, company, recorded.changes())
                  + recorded.identities().size();
            });
    if (due > 0) {
      dispatcher.wake();
    }
  }

  /** Keeps the receipt of a call that moved no stock. */
  void keep(String company, Receipt receipt) {
    ledger.keep(company, receipt);
  }
}
