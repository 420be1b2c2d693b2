package ro.stocsync.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Products that stay as they are for as long as a transaction. */
public final class HeldProducts {

  private HeldProducts() {}

  /**
   * Has calls that rename these products or forget them wait for the end of the transaction, or
   * waits for theirs.
   *
   * @return those that SmartBill has under these keys still
   */
  public static Set<ProductKey> hold(
      Transaction transaction, String company, Collection<ProductKey> products) {
    return held(transaction, company, products, "share").entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Likewise, for whoever writes their levels: of two only one does at a time.
   *
   * @return those that are known, and whether SmartBill has them under these keys still
   */
  static Map<ProductKey, Boolean> holdToWrite(
      Transaction transaction, String company, Collection<ProductKey> products) {
    return held(transaction, company, products, "update");
  }

  private static Map<ProductKey, Boolean> held(
      Transaction transaction, String company, Collection<ProductKey> products, String lock) {
    if (products.isEmpty()) {
      return Map.of();
    }
    record Held(ProductKey key, boolean lives) {}
    return transaction
        .query(
            """
            select p.product_key, p.superseded_by is null from unnest(?) as k (product_key)
            cross join lateral (
                select product_key, superseded_by from product
                where company = ? and product_key = k.product_key for %s) as p
            """
                .formatted(lock),
            row -> new Held(new ProductKey(row.getString(1)), row.getBoolean(2)),
            SqlArray.texts(products.stream().distinct().sorted().toList(), ProductKey::value),
            company)
        .stream()
        .collect(Collectors.toMap(Held::key, Held::lives));
  }
}
