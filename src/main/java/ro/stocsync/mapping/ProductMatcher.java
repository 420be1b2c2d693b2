package ro.stocsync.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.catalog.CatalogChanged;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.CandidateSearch.Candidate;
import ro.stocsync.mapping.Match.Reason;
import ro.stocsync.mapping.Match.Share;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Matches product keys against our catalog of a shop, in sets. An operator's mapping comes first;
 * then the code as SKU, exactly, else but for the letter case, else as GTIN; a product without a
 * code by its normalised name. A name stands in for a code that was not found only where the shop's
 * settings say so.
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

  /**
   * What each of the keys stands for; remembered, so that two for one stock are noticed.
   *
   * @param nameFallback whether a name may stand in for a code that no product has
   */
  public Map<ProductKey, Match> match(
      ShopKey shop, Collection<ProductKey> keys, boolean nameFallback) {
    boolean readWhole = catalog.readUntil(shop).isPresent();
    return database.inTransaction(
        transaction -> {
          MatchMemory memory = new MatchMemory(transaction, shop);
          Map<ProductKey, Match> matches = find(transaction, shop, keys, readWhole, nameFallback);
          memory.remember(matches);
          List<MatchMemory.Claim> claims = memory.claims(matches);
          // A rival may have been matched long ago, by a code or name the product no longer has. Or
          // it is no more itself.
          Set<ProductKey> rivals =
              claims.stream()
                  .map(MatchMemory.Claim::rival)
                  .filter(rival -> !matches.containsKey(rival))
                  .collect(Collectors.toSet());
          if (!rivals.isEmpty()) {
            memory.review(find(transaction, shop, rivals, readWhole, nameFallback));
            claims = memory.claims(matches);
          }
          matches.putAll(MatchMemory.conflicts(claims));
          return matches;
        });
  }

  /**
   * Of the keys that a change of the catalog concerns, those to be tried anew: they stand for
   * something else by now, or for something that keeps no stock any more, or share a stock with one
   * that does. A name that changed under a code that did not is nothing to them.
   */
  public Set<ProductKey> triedAnew(CatalogChanged changed) {
    Transaction transaction = changed.transaction();
    ShopKey shop = changed.shop();
    List<ProductKey> concerned = Affected.by(changed);
    if (concerned.isEmpty()) {
      return Set.of();
    }
    MatchMemory memory = new MatchMemory(transaction, shop);
    Map<ProductKey, Match> matches =
        find(transaction, shop, concerned, true, nameFallback(transaction, shop));
    Map<ProductKey, Set<MatchMemory.Place>> before = memory.remembered(concerned);
    Set<ProductKey> anew = new HashSet<>();
    Set<Long> holders = new HashSet<>();
    matches.forEach(
        (key, match) -> {
          Set<MatchMemory.Place> now = MatchMemory.Place.of(match);
          boolean moved = !now.equals(before.getOrDefault(key, Set.of()));
          if (moved || !keepsStock(match)) {
            anew.add(key);
            now.forEach(place -> holders.add(place.holder()));
          }
        });
    anew.addAll(memory.feeding(holders));
    return anew;
  }

  private static boolean keepsStock(Match match) {
    return !(match instanceof Match.Found found)
        || found.shares().stream().allMatch(share -> share.target().managed());
  }

  private static boolean nameFallback(Transaction transaction, ShopKey shop) {
    return transaction
        .query(
            "select name_fallback from shop where company = ? and shop = ?",
            row -> row.getBoolean(1),
            shop.company(),
            shop.shop())
        .stream()
        .findFirst()
        .orElse(false);
  }

  private static Map<ProductKey, Match> find(
      Transaction transaction,
      ShopKey shop,
      Collection<ProductKey> keys,
      boolean readWhole,
      boolean nameFallback) {
    Map<ProductKey, Match> matches = new HashMap<>(decided(transaction, shop, keys, readWhole));
    List<ProductKey> open = keys.stream().filter(key -> !matches.containsKey(key)).toList();
    Map<ProductKey, List<Candidate>> candidates =
        new CandidateSearch(transaction, shop).of(open, nameFallback);
    for (ProductKey key : open) {
      boolean byName = key.code().isEmpty() || nameFallback;
      matches.put(key, judge(candidates.getOrDefault(key, List.of()), readWhole || !byName));
    }
    return matches;
  }

  private static Match judge(List<Candidate> candidates, boolean searchedAll) {
    return switch (candidates.size()) {
      case 0 -> searchedAll ? new Match.Missing() : new Match.CatalogUnread();
      case 1 ->
          new Match.Found(
              List.of(new Share(candidates.getFirst().target(), BigDecimal.ONE)),
              candidates.getFirst().reason());
      default ->
          new Match.Ambiguous(
              candidates.stream().map(one -> one.target().productId()).sorted().toList());
    };
  }

  private record Decided(ProductKey key, ProductMapping.Action action, Optional<Share> share) {}

  /**
   * What operators decided. A mapping none of whose products the shop has any more decides nothing:
   * the product is matched as if there were none.
   */
  private static Map<ProductKey, Match> decided(
      Transaction transaction, ShopKey shop, Collection<ProductKey> keys, boolean readWhole) {
    Map<ProductKey, List<Decided>> decided = new HashMap<>();
    transaction
        .query(
            """
            select m.product_key, m.action, t.factor, p.id, p.sku, p.parent_id,
                p.stock_management, p.type
            from product_mapping m
            left join lateral unnest(m.product_ids, m.factors) as t (product_id, factor) on true
            left join catalog_product p on p.company = m.company and p.shop = m.shop
                and p.id = t.product_id and p.status <> 'trash'
            where m.company = ? and m.shop = ? and m.product_key = any (?)
            order by m.product_key, t.product_id
            """,
            row -> {
              boolean known = row.getLong(4) != 0;
              return new Decided(
                  new ProductKey(row.getString(1)),
                  ProductMapping.Action.valueOf(row.getString(2)),
                  known
                      ? Optional.of(new Share(CandidateSearch.target(row, 4), row.getBigDecimal(3)))
                      : Optional.empty());
            },
            shop.company(),
            shop.shop(),
            SqlArray.texts(keys, ProductKey::value))
        .forEach(one -> decided.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
    Map<ProductKey, Match> matches = new HashMap<>();
    decided.forEach(
        (key, rows) -> {
          if (rows.getFirst().action() == ProductMapping.Action.IGNORE) {
            matches.put(key, new Match.Ignored());
          } else if (!readWhole && rows.stream().anyMatch(row -> row.share().isEmpty())) {
            matches.put(key, new Match.CatalogUnread());
          } else if (rows.stream().anyMatch(row -> row.share().isPresent())) {
            matches.put(key, new Match.Found(oneForEachStock(rows), Reason.MANUAL));
          }
        });
    return matches;
  }

  /** Variations whose parent keeps their stock are one stock, which is not fed twice. */
  private static List<Share> oneForEachStock(List<Decided> rows) {
    Map<Long, Share> byHolder = new HashMap<>();
    rows.stream()
        .flatMap(row -> row.share().stream())
        .forEach(
            share ->
                byHolder.merge(
                    share.target().holderId(),
                    share,
                    (one, other) -> one.factor().compareTo(other.factor()) <= 0 ? one : other));
    return byHolder.values().stream()
        .sorted((one, other) -> Long.compare(one.target().productId(), other.target().productId()))
        .toList();
  }
}
