package ro.stocsync.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match.Reason;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Matches product keys against our catalog of a shop, in sets: a code with a SKU, exactly, else
 * without regard to letter case; a product without a code by its normalised name. A name never
 * stands in for a code that was not found.
 */
@ApplicationScoped
public class ProductMatcher {

  private final Database database;
  private final Catalog catalog;

  /** Over our catalog. */
  public ProductMatcher(Database database, Catalog catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /** What each of the keys stands for; remembered, so that two for one stock are noticed. */
  public Map<ProductKey, Match> match(ShopKey shop, Collection<ProductKey> keys) {
    boolean readWhole = catalog.readUntil(shop).isPresent();
    return database.inTransaction(
        transaction -> {
          Map<ProductKey, Match> matches = find(transaction, shop, keys, readWhole);
          remember(transaction, shop, matches);
          // A rival may have been matched long ago, by a code or name the product no longer has.
          List<ProductKey> rivals = rivals(transaction, shop, matches.keySet());
          if (!rivals.isEmpty()) {
            remember(transaction, shop, find(transaction, shop, rivals, readWhole));
          }
          conflicts(transaction, shop, matches)
              .forEach((key, holder) -> matches.put(key, new Match.Conflicting(holder)));
          return matches;
        });
  }

  private static Map<ProductKey, Match> find(
      Transaction transaction, ShopKey shop, Collection<ProductKey> keys, boolean readWhole) {
    Map<ProductKey, List<Candidate>> candidates = new HashMap<>();
    byCode(transaction, shop, keys, CODE_IS_SKU, code -> code, candidates);
    byCode(
        transaction, shop, left(keys, candidates), CODE_IS_FOLDED_SKU, Catalog::fold, candidates);
    byName(transaction, shop, keys, candidates);
    Map<ProductKey, Match> matches = new HashMap<>();
    for (ProductKey key : keys) {
      matches.put(key, judge(key, candidates.getOrDefault(key, List.of()), readWhole));
    }
    return matches;
  }

  /** Keys beside these that stand for the same stock, as far as is remembered. */
  private static List<ProductKey> rivals(
      Transaction transaction, ShopKey shop, Collection<ProductKey> keys) {
    return transaction.query(
        """
        select distinct other.product_key from product_mapping m
        join product_mapping other on other.company = m.company and other.shop = m.shop
            and other.holder_id = m.holder_id and other.product_key <> m.product_key
            and other.product_key <> all (?)
        where m.company = ? and m.shop = ? and m.product_key = any (?)
        """,
        row -> new ProductKey(row.getString(1)),
        SqlArray.texts(keys, ProductKey::value),
        shop.company(),
        shop.shop(),
        SqlArray.texts(keys, ProductKey::value));
  }

  private record Candidate(ProductKey key, Target target, Reason reason) {}

  private record Searched(ProductKey key, String text) {}

  // A variation without a SKU of its own shows its parent's; it is not meant by it.
  private static final String CANDIDATES =
      """
      select k.product_key, p.id, p.sku, p.parent_id, p.stock_management
      from unnest(?, ?) as k (product_key, text)
      join catalog_product p on p.company = ? and p.shop = ? and p.status <> 'trash'
        and %s
        and not exists (select 1 from catalog_product whole
            where whole.company = p.company and whole.shop = p.shop and whole.id = p.parent_id
              and p.sku <> '' and whole.sku = p.sku)
      """;
  private static final String CODE_IS_SKU =
      CANDIDATES.formatted("p.sku = k.text collate \"C\" and p.sku <> ''");
  private static final String CODE_IS_FOLDED_SKU =
      CANDIDATES.formatted("p.folded_sku = k.text collate \"C\" and p.sku <> ''");
  private static final String NAME_IS_NAME =
      """
      select k.product_key, p.id, p.sku, p.parent_id, p.stock_management
      from unnest(?, ?) as k (product_key, text)
      join catalog_product p on p.company = ? and p.shop = ? and p.status <> 'trash'
        and p.name_key = k.text collate "C"
      """;

  private static void byCode(
      Transaction transaction,
      ShopKey shop,
      Collection<ProductKey> keys,
      String sql,
      java.util.function.UnaryOperator<String> form,
      Map<ProductKey, List<Candidate>> found) {
    List<Searched> searched =
        keys.stream()
            .flatMap(key -> key.code().stream().map(code -> new Searched(key, form.apply(code))))
            .toList();
    search(transaction, shop, sql, searched, Reason.CODE, found);
  }

  private static void byName(
      Transaction transaction,
      ShopKey shop,
      Collection<ProductKey> keys,
      Map<ProductKey, List<Candidate>> found) {
    List<Searched> searched =
        keys.stream()
            .flatMap(key -> key.name().stream().map(name -> new Searched(key, name)))
            .toList();
    search(transaction, shop, NAME_IS_NAME, searched, Reason.NAME, found);
  }

  private static void search(
      Transaction transaction,
      ShopKey shop,
      String sql,
      List<Searched> searched,
      Reason reason,
      Map<ProductKey, List<Candidate>> found) {
    if (searched.isEmpty()) {
      return;
    }
    transaction
        .query(
            sql,
            row -> new Candidate(new ProductKey(row.getString(1)), target(row), reason),
            SqlArray.texts(searched, one -> one.key().value()),
            SqlArray.texts(searched, Searched::text),
            shop.company(),
            shop.shop())
        .forEach(
            candidate ->
                found.computeIfAbsent(candidate.key(), key -> new ArrayList<>()).add(candidate));
  }

  private static Target target(ResultSet row) throws SQLException {
    long id = row.getLong(2);
    String sku = row.getString(3);
    long parent = row.getLong(4);
    return switch (row.getString(5)) {
      case "PARENT" -> new Target(id, sku, parent, 0, true);
      case "MANAGED" -> new Target(id, sku, id, parent, true);
      default -> new Target(id, sku, id, parent, false);
    };
  }

  private static List<ProductKey> left(
      Collection<ProductKey> keys, Map<ProductKey, List<Candidate>> found) {
    return keys.stream().filter(key -> !found.containsKey(key)).toList();
  }

  private static Match judge(ProductKey key, List<Candidate> candidates, boolean readWhole) {
    return switch (candidates.size()) {
      case 0 ->
          key.code().isEmpty() && !readWhole ? new Match.CatalogUnread() : new Match.Missing();
      case 1 -> new Match.Found(candidates.getFirst().target(), candidates.getFirst().reason());
      default ->
          new Match.Ambiguous(
              candidates.stream().map(one -> one.target().productId()).sorted().toList());
    };
  }

  private static void remember(
      Transaction transaction, ShopKey shop, Map<ProductKey, Match> matches) {
    record Row(String key, Match.Found found) {}
    List<Row> rows = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    matches.forEach(
        (key, match) -> {
          if (match instanceof Match.Found found) {
            rows.add(new Row(key.value(), found));
          } else {
            gone.add(key.value());
          }
        });
    transaction.update(
        "delete from product_mapping where company = ? and shop = ? and product_key = any (?)",
        shop.company(),
        shop.shop(),
        SqlArray.texts(gone, key -> key));
    transaction.update(
        """
        insert into product_mapping as m (company, shop, product_key, product_id, holder_id, reason)
        select ?, ?, n.* from unnest(?, ?, ?, ?) as n (product_key, product_id, holder_id, reason)
        order by n.product_key collate "C"
        on conflict (company, shop, product_key) do update
        set product_id = excluded.product_id, holder_id = excluded.holder_id,
            reason = excluded.reason, mapped_at = excluded.mapped_at
        where (m.product_id, m.holder_id, m.reason)
            is distinct from (excluded.product_id, excluded.holder_id, excluded.reason)
        """,
        shop.company(),
        shop.shop(),
        SqlArray.texts(rows, Row::key),
        SqlArray.longs(rows, row -> row.found().target().productId()),
        SqlArray.longs(rows, row -> row.found().target().holderId()),
        SqlArray.texts(rows, row -> row.found().reason().name()));
  }

  private static Map<ProductKey, Long> conflicts(
      Transaction transaction, ShopKey shop, Map<ProductKey, Match> matches) {
    Set<String> found =
        matches.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Match.Found)
            .map(entry -> entry.getKey().value())
            .collect(Collectors.toSet());
    record Conflict(ProductKey key, long holder) {}
    return transaction
        .query(
            """
            select m.product_key, m.holder_id from product_mapping m
            where m.company = ? and m.shop = ? and m.product_key = any (?)
              and exists (select 1 from product_mapping other
                  where other.company = m.company and other.shop = m.shop
                    and other.holder_id = m.holder_id and other.product_key <> m.product_key)
            """,
            row -> new Conflict(new ProductKey(row.getString(1)), row.getLong(2)),
            shop.company(),
            shop.shop(),
            SqlArray.texts(found, key -> key))
        .stream()
        .collect(Collectors.toMap(Conflict::key, Conflict::holder));
  }
}
