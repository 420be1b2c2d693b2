package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/** Delivers what an operator chose from a report. */
@ApplicationScoped
public class Repairs {

  private static final String CHOSEN =
      """
      select distinct shop, product_key from sync_run_item
      where company = ? and run = ? and shop = ? and verdict = 'DIFFERS' and (? or product_key = any (?))
      """;

  private final Database database;
  private final DueWork work;
  private final History history;
  private final Dispatcher dispatcher;

  /** Over the due work. */
  public Repairs(Database database, DueWork work, History history, Dispatcher dispatcher) {
    this.database = database;
    this.work = work;
    this.history = history;
    this.dispatcher = dispatcher;
  }

  /**
   * Has the shop shown what the ledger says of products that were seen to differ.
   *
   * @param products which; all that differ if empty
   * @param who the operator
   * @return how many are delivered because of it
   */
  public int repair(SyncRun run, ShopKey shop, Optional<List<ProductKey>> products, String who) {
    int due =
        database.inTransaction(
            transaction -> {
              int wanted =
                  work.wantSelected(
                      transaction,
                      run.company(),
                      CHOSEN,
                      run.company(),
                      run.id(),
                      shop.shop(),
                      products.isEmpty(),
                      SqlArray.texts(products.orElse(List.of()), ProductKey::value));
              history.note(
                  transaction,
                  History.Entry.ofShop(
                      shop,
                      who,
                      "REPAIRED",
                      Map.of("run", run.id().toString(), "products", Integer.toString(wanted))));
              return wanted;
            });
    dispatcher.wake();
    return due;
  }
}
