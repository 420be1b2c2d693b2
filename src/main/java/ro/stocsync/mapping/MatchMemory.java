package ro.stocsync.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
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

  /** Remembers what these keys stand for, and forgets what they stood for before. */
  void remember(Map<ProductKey, Match> matches) {
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
                            share.factor())));
          }
        });
    transaction.update(
        """
        delete from product_match m
        where m.company = ? and m.shop = ? and m.product_key = any (?)
          and not exists (select 1 from unnest(?, ?) as n (product_key, product_id)
              where n.product_key = m.product_key and n.product_id = m.product_id)
        """,
        shop.company(),
        shop.shop(),
        SqlArray.texts(matches.keySet(), ProductKey::value),
        SqlArray.texts(rows, Row::key),
        SqlArray.longs(rows, Row::product));
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
        where (m.holder_id, m.reason, m.factor)
            is distinct from (excluded.holder_id, excluded.reason, excluded.factor)
        """,
        shop.company(),
        shop.shop(),
        SqlArray.texts(rows, Row::key),
        SqlArray.longs(rows, Row::product),
        SqlArray.longs(rows, Row::holder),
        SqlArray.texts(rows, row -> row.reason().name()),
        SqlArray.of("numeric", rows, Row::factor));
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

  private record Remembered(ProductKey key, Place place) {}

  /** What these keys stood for when they were matched last. */
  Map<ProductKey, Set<Place>> remembered(Collection<ProductKey> keys) {
    return transaction
        .query(
            """
            select product_key, product_id, holder_id from product_match
            where company = ? and shop = ? and product_key = any (?)
            """,
            row ->
                new Remembered(
                    new ProductKey(row.getString(1)), new Place(row.getLong(2), row.getLong(3))),
            shop.company(),
            shop.shop(),
            SqlArray.texts(keys, ProductKey::value))
        .stream()
        .collect(
            Collectors.groupingBy(
                Remembered::key, Collectors.mapping(Remembered::place, Collectors.toSet())));
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

  /** Keys beside these that stand for the same stock, as far as is remembered. */
  List<ProductKey> rivals(Collection<ProductKey> keys) {
    return transaction.query(
        """
        select distinct other.product_key from product_match m
        join product_match other on other.company = m.company and other.shop = m.shop
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

  private record Claim(
      ProductKey key, long holder, Reason reason, ProductKey rival, Reason rivalsReason) {

    /** Products that an operator mapped to one stock are summed; of others none is written. */
    boolean isConflict() {
      if (reason == Reason.MANUAL) {
        return false;
      }
      // Letter case counts only where it leaves one candidate.
      return !(reason == Reason.CODE && rivalsReason == Reason.FOLDED_CODE);
    }
  }

  /** Which of these keys may not be written because others stand for the same stock. */
  Map<ProductKey, Match.Conflicting> conflicts(Collection<ProductKey> keys) {
    Map<ProductKey, Long> holders = new HashMap<>();
    Map<ProductKey, List<ProductKey>> rivals = new HashMap<>();
    transaction
        .query(
            """
            select m.product_key, m.holder_id, m.reason, other.product_key, other.reason
            from product_match m
            join product_match other on other.company = m.company and other.shop = m.shop
                and other.holder_id = m.holder_id and other.product_key <> m.product_key
            where m.company = ? and m.shop = ? and m.product_key = any (?)
            order by m.product_key, other.product_key
            """,
            row ->
                new Claim(
                    new ProductKey(row.getString(1)),
                    row.getLong(2),
                    Reason.valueOf(row.getString(3)),
                    new ProductKey(row.getString(4)),
                    Reason.valueOf(row.getString(5))),
            shop.company(),
            shop.shop(),
            SqlArray.texts(keys, ProductKey::value))
        .stream()
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
