package ro.stocsync.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import ro.stocsync.catalog.VariationNames;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match.Reason;
import ro.stocsync.mapping.Target.Keeping;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Searches our catalog of a shop for products that keys could mean, one kind of likeness after the
 * other; what one kind found is not searched for by the next. Each is one statement over an index,
 * at a cost that does not grow with the catalog.
 */
final class CandidateSearch {

  /** GTIN-8 to GTIN-14, ISBN's hyphens allowed; anything shorter is just a number. */
  private static final Pattern GTIN = Pattern.compile("(?:[0-9][ -]?){8,14}");

  // A variation without a SKU of its own shows its parent's; it is not meant by it.
  private static final String BY_SKU =
      """
      and p.sku <> '' and (p.parent_id = 0 or not exists (select 1 from catalog_product whole
          where whole.company = p.company and whole.shop = p.shop and whole.id = p.parent_id
            and whole.sku = p.sku))
      """;
  private static final String CANDIDATES =
      """
      select p.%1$s, p.id, p.sku, p.parent_id, p.stock_management, p.type
      from catalog_product p
      where p.company = ? and p.shop = ? and p.%1$s = any (?) and p.status <> 'trash'
      """;
  private static final String SKU = CANDIDATES.formatted("sku") + BY_SKU;
  private static final String FOLDED_SKU = CANDIDATES.formatted("folded_sku") + BY_SKU;
  private static final String GTIN_OF = CANDIDATES.formatted("gtin") + "and p.gtin <> ''";
  private static final String NAME = CANDIDATES.formatted("name_key");

  private final Transaction transaction;
  private final ShopKey shop;
  private final Map<ProductKey, List<Candidate>> found = new HashMap<>();

  CandidateSearch(Transaction transaction, ShopKey shop) {
    this.transaction = transaction;
    this.shop = shop;
  }

  /**
   * A product that a key could mean.
   *
   * @param target where its stock is written
   * @param reason why it could be
   */
  record Candidate(Target target, Reason reason) {}

  private record Row(String text, Target target) {}

  /**
   * Candidates for each key that has any.
   *
   * @param nameFallback whether a name may stand in for a code that nothing has
   */
  Map<ProductKey, List<Candidate>> of(Collection<ProductKey> keys, boolean nameFallback) {
    search(keys, SKU, ProductKey::code, Reason.CODE);
    search(left(keys), FOLDED_SKU, key -> key.code().map(ProductKey::fold), Reason.FOLDED_CODE);
    search(left(keys), GTIN_OF, key -> key.code().flatMap(CandidateSearch::gtin), Reason.GTIN);
    searchNames(left(keys), ProductKey::name);
    if (nameFallback) {
      Map<ProductKey, String> names = namesOfCoded(left(keys));
      searchNames(names.keySet(), key -> Optional.of(names.get(key)));
    }
    return found;
  }

  /** {@code Parent (A, B)} is what {@code Parent - A, B} is called elsewhere. */
  private void searchNames(
      Collection<ProductKey> keys, Function<ProductKey, Optional<String>> name) {
    search(keys, NAME, name, Reason.NAME);
    search(
        left(keys), NAME, key -> name.apply(key).flatMap(VariationNames::canonical), Reason.NAME);
  }

  private void search(
      Collection<ProductKey> keys,
      String sql,
      Function<ProductKey, Optional<String>> text,
      Reason reason) {
    Map<String, List<ProductKey>> keysOf = new HashMap<>();
    for (ProductKey key : keys) {
      text.apply(key)
          .ifPresent(value -> keysOf.computeIfAbsent(value, any -> new ArrayList<>()).add(key));
    }
    if (keysOf.isEmpty()) {
      return;
    }
    transaction
        .query(
            sql,
            row -> new Row(row.getString(1), target(row, 2)),
            shop.company(),
            shop.shop(),
            SqlArray.texts(keysOf.keySet(), value -> value))
        .forEach(
            row ->
                keysOf
                    .get(row.text())
                    .forEach(
                        key ->
                            found
                                .computeIfAbsent(key, any -> new ArrayList<>())
                                .add(new Candidate(row.target(), reason))));
  }

  private List<ProductKey> left(Collection<ProductKey> keys) {
    return keys.stream().filter(key -> !found.containsKey(key)).toList();
  }

  private static Optional<String> gtin(String code) {
    return GTIN.matcher(code).matches()
        ? Optional.of(code.replaceAll("[ -]", ""))
        : Optional.empty();
  }

  private Map<ProductKey, String> namesOfCoded(Collection<ProductKey> keys) {
    Map<ProductKey, String> names = new HashMap<>();
    record Named(ProductKey key, String name) {}
    transaction
        .query(
            """
            select product_key, name_key from product
            where company = ? and product_key = any (?) and name_key <> '' and folded_code <> ''
            """,
            row -> new Named(new ProductKey(row.getString(1)), row.getString(2)),
            shop.company(),
            SqlArray.texts(keys, ProductKey::value))
        .forEach(named -> names.put(named.key(), named.name()));
    return names;
  }

  /**
   * The target that columns id, SKU, parent, stock management and type tell of, from that one on.
   */
  static Target target(ResultSet row, int from) throws SQLException {
    long id = row.getLong(from);
    String sku = row.getString(from + 1);
    long parent = row.getLong(from + 2);
    String management = row.getString(from + 3);
    return management.equals("PARENT")
        ? new Target(id, sku, parent, 0, Keeping.MANAGED)
        : new Target(id, sku, id, parent, keeping(management, row.getString(from + 4)));
  }

  private static Keeping keeping(String management, String type) {
    return switch (type) {
      case "grouped" -> Keeping.GROUPED;
      case "external" -> Keeping.EXTERNAL;
      // Subscriptions and the like have types of their own that begin alike.
      default ->
          management.equals("MANAGED")
              ? Keeping.MANAGED
              : type.startsWith("variable") ? Keeping.BY_VARIATIONS : Keeping.SWITCHED_OFF;
    };
  }
}
