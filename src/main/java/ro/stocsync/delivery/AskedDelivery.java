package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/** Delivers products because an operator asks for it, whatever the shop showed last. */
@ApplicationScoped
public class AskedDelivery {

  private final Database database;
  private final DueWork work;
  private final History history;
  private final Dispatcher dispatcher;

  /** Over the one database. */
  public AskedDelivery(Database database, DueWork work, History history, Dispatcher dispatcher) {
    this.database = database;
    this.work = work;
    this.history = history;
    this.dispatcher = dispatcher;
  }

  /**
   * Makes the products due and begins at once.
   *
   * @param who the operator
   * @return how many are due; those of which the shop monitors no level are not, nor is any while
   *     synchronisation is off
   */
  public int deliver(ShopKey shop, Collection<ProductKey> products, String who) {
    int due =
        database.inTransaction(
            transaction -> {
              int wanted =
                  work.wantSelected(
                      transaction,
                      shop.company(),
                      "select distinct ?::text collate \"C\" as shop,"
                          + " product_key collate \"C\" as product_key from unnest(?) as p"
                          + " (product_key)",
                      shop.shop(),
                      SqlArray.texts(products, ProductKey::value));
              history.noteAll(transaction, entries(shop, products, who));
              return wanted;
            });
    dispatcher.wake();
    return due;
  }

  private static List<History.Entry> entries(
      ShopKey shop, Collection<ProductKey> products, String who) {
    return products.stream()
        .map(
            product ->
                new History.Entry(
                    shop.company(),
                    who,
                    Optional.of(shop.shop()),
                    Optional.of(product),
                    "DELIVERY_ASKED",
                    Map.of()))
        .toList();
  }
}
