package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.ProductIdentity;
import ro.stocsync.ledger.ProductIdentity.Parted;
import ro.stocsync.ledger.ProductIdentity.Superseded;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Mappings;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Lets the shops' work follow products that came under another key, so that no ghost is left. */
@ApplicationScoped
public class IdentityWork {

  /** What the history says of a product that was forgotten. */
  public static final String FORGOTTEN = "PRODUCT_FORGOTTEN";

  private final Database database;
  private final History history;
  private final Dispatcher dispatcher;
  private final DueWork work;
  private final Mappings mappings;

  /** Over the due work. */
  public IdentityWork(
      Database database, DueWork work, Mappings mappings, History history, Dispatcher dispatcher) {
    this.database = database;
    this.history = history;
    this.dispatcher = dispatcher;
    this.work = work;
    this.mappings = mappings;
  }

  /** Follows what a callback told, within the transaction that writes its levels. */
  public void follow(Transaction transaction, String company, List<ProductIdentity> identities) {
    if (identities.isEmpty()) {
      return;
    }
    List<Superseded> superseded = new ArrayList<>();
    List<ProductKey> moved = new ArrayList<>();
    for (ProductIdentity identity : identities) {
      switch (identity) {
        case Superseded one -> superseded.add(one);
        case Parted one -> moved.add(one.other());
      }
      moved.add(identity.product());
    }
    mappings.follow(transaction, company, superseded);
    replace(transaction, company, superseded);
    work.wantProducts(transaction, company, moved);
  }

  /**
   * Forgets a product that SmartBill has no more: its levels, its mappings and its work. The shops
   * keep the stock they show; others that stood for the same stock are tried anew.
   *
   * @param who the operator
   * @return whether there was such a product
   */
  public boolean forget(String company, ProductKey product, String who) {
    boolean known =
        database.inTransaction(
            transaction -> {
              int gone =
                  transaction.update(
                      "delete from product where company = ? and product_key = ?",
                      company,
                      product.value());
              if (gone > 0) {
                history.note(
                    transaction,
                    new History.Entry(
                        company, who, Optional.empty(), Optional.of(product), FORGOTTEN, Map.of()));
                rivalsAnew(transaction, company, product);
                for (String table :
                    List.of(
                        "stock_level",
                        "shop_stock",
                        "product_match",
                        "product_mapping",
                        "mapping_undo")) {
                  transaction.update(
                      "delete from " + table + " where company = ? and product_key = ?",
                      company,
                      product.value());
                }
              }
              return gone > 0;
            });
    dispatcher.wake();
    return known;
  }

  private static void rivalsAnew(Transaction transaction, String company, ProductKey product) {
    transaction.update(
        """
        update shop_stock s
        set wanted_version = s.wanted_version + 1, state = 'WAITING', next_attempt_at = now(),
            attempts = 0, problem = null
        from product_match m
        join product_match other on other.company = m.company and other.shop = m.shop
            and other.holder_id = m.holder_id and other.product_key <> m.product_key
        where m.company = ? and m.product_key = ? and s.company = other.company
          and s.shop = other.shop and s.product_key = other.product_key
        """,
        company,
        product.value());
  }

  /** A write of the old key that is still under way is the new key's to outlast. */
  private static void replace(
      Transaction transaction, String company, List<Superseded> superseded) {
    transaction.update(
        """
        with old as (
            delete from shop_stock s using unnest(?, ?) as n (product_key, old_key)
            where s.company = ? and s.product_key = n.old_key
            returning s.company, s.shop, n.product_key, s.unsettled_until)
        insert into shop_stock as s (company, shop, product_key, wanted_version, wanted_at, state,
            next_attempt_at, unsettled_until)
        select company, shop, product_key, 1, now(), 'WAITING', now(), unsettled_until from old
        order by shop, product_key
        on conflict (company, shop, product_key) do update
        set unsettled_until = greatest(s.unsettled_until, excluded.unsettled_until)
        """,
        SqlArray.texts(superseded, one -> one.product().value()),
        SqlArray.texts(superseded, one -> one.other().value()),
        company);
  }
}
