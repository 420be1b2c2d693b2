package ro.stocsync.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Products that stay as they are for as long as a transaction. */
public final class HeldProducts {

  private HeldProducts() {}

  private record Held(ProductKey key, boolean lives) {}

  /**
   * Has calls that rename these products or forget them wait for the end of the transaction, or
   * waits for theirs.
   *
   * @return those that SmartBill has under these keys still
   */
  public static Set<ProductKey> hold(
      Transaction transaction, String company, Collection<ProductKey> products) {
    Set<ProductKey> living = new HashSet<>();
    if (!products.isEmpty()) {
      transaction
          .query(
              """
              select p.product_key, p.superseded_by is null from unnest(?) as k (product_key)
              cross join lateral (
                  select product_key, superseded_by from product
                  where company = ? and product_key = k.product_key for share) as p
              """,
              row -> new Held(new ProductKey(row.getString(1)), row.getBoolean(2)),
              SqlArray.texts(
                  products.stream().map(ProductKey::value).distinct().sorted().toList(),
                  key -> key),
              company)
          .stream()
          .filter(Held::lives)
          .forEach(held -> living.add(held.key()));
    }
    return living;
  }
}
