package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Later;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** What the shops do not show yet: {@code shop_stock}, how work enters it and is taken from it. */
@ApplicationScoped
public class DueWork {

  private final Database database;
  private final DeliveryConfig config;
  private final String again;

  /** Over the one database. */
  public DueWork(Database database, DeliveryConfig config) {
    this.database = database;
    this.config = config;
    this.again = AGAIN.formatted(config.productPause().toMillis());
  }

  /**
   * Makes the changed products due in every synchronised shop that monitors their warehouse, within
   * the transaction that writes the levels. The wanted version is counted up under the row's lock:
   * drawn from a sequence it could go backwards where two calls meet.
   *
   * @return how many rows became due; sent with the next statement or with the commit
   */
  public Later<Integer> want(
      Transaction transaction, String company, Collection<StockChange> changes) {
    return transaction.updateLater(
        """
        insert into shop_stock as s
            (company, shop, product_key, wanted_version, wanted_at, state, next_attempt_at)
        select distinct on (sh.shop, c.product_key collate "C")
            sh.company, sh.shop, c.product_key, 1, now(), 'WAITING', now()
        from unnest(?, ?) as c (product_key, warehouse_key)
        join shop sh on sh.company = ? and sh.synchronised
            and c.warehouse_key = any (sh.warehouses)
        order by sh.shop, c.product_key collate "C"
        """
            + again,
        SqlArray.texts(changes, change -> change.product().value()),
        SqlArray.texts(changes, change -> change.warehouse().key()),
        company);
  }

  /** Makes these products due in every synchronised shop that monitors a level of theirs. */
  int wantProducts(Transaction transaction, String company, Collection<ProductKey> products) {
    return transaction.update(
        """
        insert into shop_stock as s
            (company, shop, product_key, wanted_version, wanted_at, state, next_attempt_at)
        select distinct on (sh.shop, l.product_key)
            sh.company, sh.shop, l.product_key, 1, now(), 'WAITING', now()
        from shop sh
        join stock_level l on l.company = sh.company and l.warehouse_key = any (sh.warehouses)
        where sh.company = ? and sh.synchronised and l.product_key = any (?)
        order by sh.shop, l.product_key
        """
            + again,
        company,
        SqlArray.texts(products, ProductKey::value));
  }

  /**
   * Makes selected products due in the shops that are synchronised and monitor a level of theirs.
   *
   * @param selection a query of shop and product_key, each pair once
   * @param parameters the selection's
   */
  public int wantSelected(
      Transaction transaction, String company, String selection, Object... parameters) {
    return transaction.update(
        """
        with selected as (%s)
        insert into shop_stock as s
            (company, shop, product_key, wanted_version, wanted_at, state, next_attempt_at)
        select sh.company, sh.shop, c.product_key, 1, now(), 'WAITING', now()
        from selected c
        join shop sh on sh.company = ? and sh.shop = c.shop and sh.synchronised
        where exists (select 1 from stock_level l
            where l.company = sh.company and l.product_key = c.product_key
              and l.warehouse_key = any (sh.warehouses))
        order by sh.shop, c.product_key
        """
                .formatted(selection)
            + again,
        and(parameters, company));
  }

  /**
   * Notes that shops were seen to show what they should, without a write. What waits to be written
   * goes on waiting; what was parked is tried anew.
   *
   * @param selection a query of shop, product_key and the pieces shown, each pair once
   * @param parameters the selection's
   */
  public int settleSelected(
      Transaction transaction, String company, String selection, Object... parameters) {
    return transaction.update(
        """
        with selected as (%s)
        insert into shop_stock as s
            (company, shop, product_key, wanted_version, wanted_at, delivered_version,
             delivered_quantity, delivered_at, state, next_attempt_at)
        select sh.company, sh.shop, c.product_key, 1, now(), 1, c.shown, now(), 'DELIVERED', now()
        from selected c
        join shop sh on sh.company = ? and sh.shop = c.shop and sh.synchronised
        order by sh.shop, c.product_key
        on conflict (company, shop, product_key) do update
        set wanted_version = s.wanted_version + 1, state = 'WAITING', attempts = 0,
            next_attempt_at = now(), problem = null
        where s.wanted_version > s.delivered_version and s.next_attempt_at = 'infinity'
          and s.state <> 'IGNORED'
        """
            .formatted(selection),
        and(parameters, company));
  }

  /**
   * Stops what was made due and not tried yet: it stays as it is until something else wants it.
   *
   * @param selection a query of shop, product_key and wanted_version
   * @param parameters the selection's
   */
  public int holdSelected(
      Transaction transaction, String company, String selection, Object... parameters) {
    return transaction.update(
        """
        with selected as (%s),
        held as (
            select s.company, s.shop, s.product_key from shop_stock s
            join selected c on c.shop = s.shop and c.product_key = s.product_key
                and c.wanted_version = s.wanted_version
            where s.company = ? and s.state = 'WAITING'
              and s.wanted_version > s.delivered_version
            order by s.shop, s.product_key for update of s)
        update shop_stock s
        set wanted_version = s.wanted_version + 1, state = 'HELD', next_attempt_at = 'infinity'
        from held h
        where s.company = h.company and s.shop = h.shop and s.product_key = h.product_key
        """
            .formatted(selection),
        and(parameters, company));
  }

  /** Forgets what products were found to stand for that nothing wants delivered after all. */
  public void forgetUnwanted(Transaction transaction, String company, Collection<String> shops) {
    transaction.update(
        """
        delete from product_match m
        where m.company = ? and m.shop = any (?) and not exists (select 1 from shop_stock s
            where s.company = m.company and s.shop = m.shop and s.product_key = m.product_key)
        """,
        company,
        SqlArray.texts(shops, shop -> shop));
  }

  private static Object[] and(Object[] parameters, Object last) {
    Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = last;
    return all;
  }

  /**
   * A product that was delivered just now waits a little: a first change goes at once, and a
   * hundred that follow it cost some writes and not a hundred. One that waits already keeps its
   * turn, however often it moves; nothing that is indexed changes then.
   */
  private static final String AGAIN =
      """
      on conflict (company, shop, product_key) do update
      set wanted_version = s.wanted_version + 1,
          wanted_at = case when s.wanted_version > s.delivered_version then s.wanted_at
                      else excluded.wanted_at end,
          state = 'WAITING', attempts = 0, problem = null,
          next_attempt_at = least(
              case when s.wanted_version > s.delivered_version then s.next_attempt_at end,
              greatest(excluded.next_attempt_at,
                  s.delivered_at + interval '%d milliseconds'))
      """;

  /**
   * Drops the rows of products that no monitored warehouse has a level of any more; what they stood
   * for is anybody's again.
   */
  public int dropUnmonitored(Transaction transaction, ShopKey shop) {
    return transaction.update(
        """
        with dropped as (
            delete from shop_stock s using shop sh
            where s.company = ? and s.shop = ? and sh.company = s.company and sh.shop = s.shop
              and not exists (select 1 from stock_level l
                  where l.company = s.company and l.product_key = s.product_key
                    and l.warehouse_key = any (sh.warehouses))
            returning s.company, s.shop, s.product_key)
        delete from product_match m using dropped d
        where m.company = d.company and m.shop = d.shop and m.product_key = d.product_key
        """,
        shop.company(),
        shop.shop());
  }

  /**
   * A shop that has something to be delivered.
   *
   * @param shop which
   * @param in how long until it may be begun; zero or less if it is now
   */
  public record DueShop(ShopKey shop, Duration in) {}

  /**
   * The shops that have work due until the next poll and that nobody else serves, those first whose
   * work waits longest.
   *
   * @param holder who asks, as {@link Leases} names it
   */
  public List<DueShop> shopsWithWork(String holder) {
    return database.query(
        """
        select w.company, w.shop, extract(epoch from w.due_at - now()) * 1000 from (
            select sh.company, sh.shop, greatest(s.next_attempt_at, l.paused_until) as due_at
            from shop sh
            left join shop_lease l on l.company = sh.company and l.shop = sh.shop
                and l.purpose = 'DELIVERY'
            join lateral (select next_attempt_at from shop_stock
                where company = sh.company and shop = sh.shop
                  and wanted_version > delivered_version
                order by next_attempt_at limit 1) as s on true
            where sh.synchronised
              and (l.token is null or l.expires_at < now() or l.holder = ?)) as w
        where w.due_at < now() + make_interval(secs => ?)
        order by w.due_at
        """,
        row ->
            new DueShop(
                new ShopKey(row.getString(1), row.getString(2)),
                Duration.ofMillis((long) Math.ceil(row.getDouble(3)))),
        holder,
        config.pollInterval().toMillis() / 1000.0);
  }

  /**
   * Takes a look at the due products that wait longest, with the level they should show now.
   *
   * @param beside products that are left out
   */
  public List<DueProduct> due(ShopKey shop, int limit, Collection<ProductKey> beside) {
    return database.query(
        """
        select d.product_key, d.wanted_version, d.attempts, sum(l.quantity), max(l.callback)
        from (select company, product_key, wanted_version, attempts from shop_stock
              where company = ? and shop = ? and wanted_version > delivered_version
                and next_attempt_at <= now() and product_key <> all (?)
              order by next_attempt_at limit ?) as d
        join shop sh on sh.company = d.company and sh.shop = ?
        join stock_level l on l.company = d.company and l.product_key = d.product_key
            and l.warehouse_key = any (sh.warehouses)
        group by d.product_key, d.wanted_version, d.attempts
        """,
        row ->
            new DueProduct(
                new ProductKey(row.getString(1)),
                row.getLong(2),
                row.getInt(3),
                row.getBigDecimal(4),
                number(row, 5)),
        shop.company(),
        shop.shop(),
        SqlArray.texts(beside, ProductKey::value),
        limit,
        shop.shop());
  }

  private static OptionalLong number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** Makes what is parked in a shop due again, because something about its products changed. */
  public int retryParked(Transaction transaction, ShopKey shop) {
    return transaction.update(
        """
        with parked as (
            select company, shop, product_key from shop_stock
            where company = ? and shop = ? and wanted_version > delivered_version
              and next_attempt_at = 'infinity' and state not in ('IGNORED', 'HELD')
            order by product_key for update)
        update shop_stock s set next_attempt_at = now(), state = 'WAITING', attempts = 0
        from parked p
        where s.company = p.company and s.shop = p.shop and s.product_key = p.product_key
        """,
        shop.company(),
        shop.shop());
  }

  /**
   * Makes these products due again although they were delivered: the shop was seen to differ, or
   * they stand for something else now. Of a product that came under another key, that key's.
   */
  public int wantAgain(Transaction transaction, ShopKey shop, Collection<ProductKey> products) {
    if (products.isEmpty()) {
      return 0;
    }
    return transaction.update(
        """
        -- Looked up one by one (lateral), and written by their key (on conflict): without
        -- statistics PostgreSQL would go through all that there are, for each or for all.
        with named as materialized (
            select distinct coalesce(p.superseded_by, k.product_key) collate "C" as product_key
            from unnest(?) as k (product_key)
            left join lateral (
                select superseded_by from product
                where company = ? and product_key = k.product_key offset 0) as p on true
            order by 1),
        again as (
            select s.* from named n
            cross join lateral (
                select * from shop_stock
                where company = ? and shop = ? and product_key = n.product_key for update) as s)
        insert into shop_stock as s
            (company, shop, product_key, wanted_version, wanted_at, state, next_attempt_at)
        select company, shop, product_key, wanted_version, wanted_at, state, now() from again
        on conflict (company, shop, product_key) do update
        set wanted_version = s.wanted_version + 1, state = 'WAITING', attempts = 0,
            next_attempt_at = excluded.next_attempt_at, problem = null
        """,
        SqlArray.texts(products, ProductKey::value),
        shop.company(),
        shop.company(),
        shop.shop());
  }

  private record Share(long holder, BigDecimal pieces) {}

  /**
   * What products beside these add to stocks that operators let several products feed.
   *
   * @param holders the shop's products whose stocks are asked for
   * @param beside products whose share is known
   * @return pieces by holder; none for holders that nothing else feeds
   */
  Map<Long, BigDecimal> othersShares(
      ShopKey shop, Collection<Long> holders, Collection<ProductKey> beside) {
    if (holders.isEmpty()) {
      return Map.of();
    }
    return database
        .query(
            """
            select m.holder_id, sum(l.quantity * m.factor)
            from (select distinct on (holder_id, product_key) *
                  from product_match
                  where company = ? and shop = ? and holder_id = any (?) and reason = 'MANUAL'
                    and product_key <> all (?)
                  order by holder_id, product_key, factor) as m
            join shop sh on sh.company = m.company and sh.shop = m.shop
            join stock_level l on l.company = m.company and l.product_key = m.product_key
                and l.warehouse_key = any (sh.warehouses)
            group by m.holder_id
            """,
            row -> new Share(row.getLong(1), row.getBigDecimal(2)),
            shop.company(),
            shop.shop(),
            SqlArray.longs(holders, holder -> holder),
            SqlArray.texts(beside, ProductKey::value))
        .stream()
        .collect(Collectors.toMap(Share::holder, Share::pieces));
  }
}
