package ro.stocsync.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.HeldProducts;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match.Reason;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** What was found, remembered in {@code product_match}, so that two for one stock are noticed. */
final class MatchMemory {

  private final Transaction transaction;
  private final ShopKey shop;

  MatchMemory(Transaction transaction, ShopKey shop) {
    this.transaction = transaction;
    this.shop = shop;
  }

  private record Row(String key, long product, long holder, Reason reason, BigDecimal factor) {}

  /**
   * Remembers what these keys stand for, and forgets what they stood for before. Of a product that
   * is no more nothing is added.
   */
  void remember(Map<ProductKey, Match> matches) {
    List<Row> found = found(matches);
    List<Row> before = rows(matches.keySet());
    List<Row> news = living(without(found, before));
    forget(before, found);
    note(news);
  }

  /** Likewise; and what is remembered of products that are no more is forgotten. */
  void review(Map<ProductKey, Match> rivals) {
    List<Row> found = living(found(rivals));
    List<Row> before = rows(rivals.keySet());
    forget(before, found);
    note(without(found, before));
  }

  private static List<Row> found(Map<ProductKey, Match> matches) {
    List<Row> rows = new ArrayList<>();
    matches.forEach(
        (key, match) -> {
          if (match instanceof Match.Found(List<Match.Share> shares, Reason reason)) {
            shares.forEach(
                share ->
                    rows.add(
                        new Row(
                            key.value(),
                            share.target().productId(),
                            share.target().holderId(),
                            reason,
                            share.factor().stripTrailingZeros())));
          }
        });
    return rows;
  }

  /**
   * Those of products that are still there, and stay for as long as the transaction. One that came
   * under another key, or was forgotten, after it was taken in hand would be a rival that nobody
   * sees and that keeps its stock from being written.
   */
  private List<Row> living(List<Row> rows) {
    Set<ProductKey> living =
        HeldProducts.hold(
            transaction,
            shop.company(),
            rows.stream().map(row -> new ProductKey(row.key())).toList());
    return rows.stream().filter(row -> living.contains(new ProductKey(row.key()))).toList();
  }

  /** Mostly nothing changed, and reading costs less than writing what stands there already. */
  private List<Row> rows(Collection<ProductKey> keys) {
    return transaction.query(
        """
        select product_key, product_id, holder_id, reason, factor from product_match
        where company = ? and shop = ? and product_key = any (?)
        """,
        row ->
            new Row(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                Reason.valueOf(row.getString(4)),
                row.getBigDecimal(5).stripTrailingZeros()),
        shop.company(),
        shop.shop(),
        SqlArray.texts(keys, ProductKey::value));
  }

  private static List<Row> without(List<Row> rows, List<Row> others) {
    Set<Row> excluded = Set.copyOf(others);
    return rows.stream().filter(row -> !excluded.contains(row)).toList();
  }

  private void forget(List<Row> before, List<Row> now) {
    record Pair(String key, long product) {}
    Set<Pair> kept =
        now.stream().map(row -> new Pair(row.key(), row.product())).collect(Collectors.toSet());
    List<Row> gone =
        before.stream().filter(row -> !kept.contains(new Pair(row.key(), row.product()))).toList();
    if (!gone.isEmpty()) {
      transaction.update(
          """
          delete from product_match m using unnest(?, ?) as n (product_key, product_id)
          where m.company = ? and m.shop = ?
            and m.product_key = n.product_key collate "C" and m.product_id = n.product_id
          """,
          SqlArray.texts(gone, Row::key),
          SqlArray.longs(gone, Row::product),
          shop.company(),
          shop.shop());
    }
  }

  private void note(List<Row> rows) {
    if (!rows.isEmpty()) {
      transaction.update(
          """
          insert into product_match as m
              (company, shop, product_key, product_id, holder_id, reason, factor)
          select ?, ?, n.*
          from unnest(?, ?, ?, ?, ?) as n (product_key, product_id, holder_id, reason, factor)
          order by n.product_key collate "C", n.product_id
          on conflict (company, shop, product_key, product_id) do update
          set holder_id = excluded.holder_id, reason = excluded.reason, factor = excluded.factor,
              mapped_at = excluded.mapped_at
          """,
          shop.company(),
          shop.shop(),
          SqlArray.texts(rows, Row::key),
          SqlArray.longs(rows, Row::product),
          SqlArray.longs(rows, Row::holder),
          SqlArray.texts(rows, row -> row.reason().name()),
          SqlArray.of("numeric", rows, Row::factor));
    }
  }

  /**
   * A product of the shop that a key stands for.
   *
   * @param product the product or variation
   * @param holder whose stock is written
   */
  record Place(long product, long holder) {

    static Set<Place> of(Match match) {
      return match instanceof Match.Found found
          ? found.shares().stream()
              .map(share -> new Place(share.target().productId(), share.target().holderId()))
              .collect(Collectors.toSet())
          : Set.of();
    }
  }

  /** What these keys stood for when they were matched last. */
  Map<ProductKey, Set<Place>> remembered(Collection<ProductKey> keys) {
    return rows(keys).stream()
        .collect(
            Collectors.groupingBy(
                row -> new ProductKey(row.key()),
                Collectors.mapping(
                    row -> new Place(row.product(), row.holder()), Collectors.toSet())));
  }

  /** Keys that stand for these stocks, as far as is remembered. */
  List<ProductKey> feeding(Collection<Long> holders) {
    return transaction.query(
        """
        select distinct product_key from product_match
        where company = ? and shop = ? and holder_id = any (?)
        """,
        row -> new ProductKey(row.getString(1)),
        shop.company(),
        shop.shop(),
        SqlArray.longs(holders, holder -> holder));
  }

  /**
   * A key that stands for a stock for which another stands too.
   *
   * @param reason why the key stands for it
   * @param rivalsReason why the rival does
   */
  record Claim(ProductKey key, long holder, Reason reason, ProductKey rival, Reason rivalsReason) {

    /** Products that an operator mapped to one stock are summed; of others none is written. */
    boolean isConflict() {
      if (reason == Reason.MANUAL) {
        return false;
      }
      // Letter case counts only where it leaves one candidate.
      return !(reason == Reason.CODE && rivalsReason == Reason.FOLDED_CODE);
    }
  }

  private record Feeding(ProductKey key, long holder, Reason reason) {}

  /** Where others stand for the same stock as these keys, as far as is remembered. */
  List<Claim> claims(Map<ProductKey, Match> matches) {
    Set<Long> holders =
        matches.values().stream()
            .flatMap(match -> Place.of(match).stream())
            .map(Place::holder)
            .collect(Collectors.toSet());
    Map<Long, List<Feeding>> feeding =
        transaction
            .query(
                """
                select product_key, holder_id, reason from product_match
                where company = ? and shop = ? and holder_id = any (?)
                order by product_key
                """,
                row ->
                    new Feeding(
                        new ProductKey(row.getString(1)),
                        row.getLong(2),
                        Reason.valueOf(row.getString(3))),
                shop.company(),
                shop.shop(),
                SqlArray.longs(holders, holder -> holder))
            .stream()
            .collect(Collectors.groupingBy(Feeding::holder));
    return feeding.values().stream()
        .flatMap(together -> together.stream().flatMap(one -> claims(one, together)))
        .filter(claim -> matches.containsKey(claim.key()))
        .toList();
  }

  private static Stream<Claim> claims(Feeding one, List<Feeding> together) {
    return together.stream()
        .filter(other -> !other.key().equals(one.key()))
        .map(
            other -> new Claim(one.key(), one.holder(), one.reason(), other.key(), other.reason()));
  }

  /** Which keys may not be written because of these claims. */
  static Map<ProductKey, Match.Conflicting> conflicts(List<Claim> claims) {
    Map<ProductKey, Long> holders = new HashMap<>();
    Map<ProductKey, List<ProductKey>> rivals = new HashMap<>();
    claims.stream()
        .filter(Claim::isConflict)
        .forEach(
            claim -> {
              holders.put(claim.key(), claim.holder());
              rivals.computeIfAbsent(claim.key(), key -> new ArrayList<>()).add(claim.rival());
            });
    Map<ProductKey, Match.Conflicting> conflicts = new HashMap<>();
    holders.forEach(
        (key, holder) -> conflicts.put(key, new Match.Conflicting(holder, rivals.get(key))));
    return conflicts;
  }
}
