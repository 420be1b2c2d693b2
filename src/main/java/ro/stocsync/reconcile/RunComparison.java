package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.StockComparison;
import ro.stocsync.delivery.StockComparison.Compared;
import ro.stocsync.delivery.StockComparison.Level;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** The second phase: slice by slice, what the shops show beside what they should. */
@ApplicationScoped
class RunComparison {

  private final Companies companies;
  private final Catalog catalog;
  private final StockComparison comparison;
  private final Database database;
  private final RunLeases leases;
  private final RunConfig config;

  RunComparison(
      Companies companies,
      Catalog catalog,
      StockComparison comparison,
      Database database,
      RunLeases leases,
      RunConfig config) {
    this.companies = companies;
    this.catalog = catalog;
    this.comparison = comparison;
    this.database = database;
    this.leases = leases;
    this.config = config;
  }

  /** A shop whose catalog was not read whole yet, so that nothing can be compared. */
  Optional<ShopKey> unread(SyncRun run) {
    return Runs.shops(run).stream()
        .filter(shop -> companies.shop(shop).isPresent() && catalog.readUntil(shop).isEmpty())
        .findFirst();
  }

  /** Compares to the end; what was compared before a restart is not compared again. */
  void compare(RunLease lease) {
    SyncRun run = lease.run();
    for (ShopKey key : Runs.shops(run)) {
      Optional<Shop> shop = companies.shop(key);
      if (shop.isPresent()) {
        compare(lease, shop.get());
      } else {
        // It was taken out of the configuration while the run waited.
        leases.fenced(lease, transaction -> dropOpen(transaction, run, key));
      }
    }
    leases.fenced(lease, transaction -> markRivals(transaction, run));
  }

  private void compare(RunLease lease, Shop shop) {
    List<Slice> slice = slice(lease.run(), shop.key());
    while (!slice.isEmpty()) {
      List<Level> levels =
          slice.stream()
              .flatMap(one -> one.level().map(level -> new Level(one.product(), level)).stream())
              .toList();
      List<Compared> compared = levels.isEmpty() ? List.of() : comparison.compare(shop, levels);
      List<Slice> done = slice;
      leases.fenced(
          lease, transaction -> write(transaction, lease.run(), shop.key(), done, compared));
      slice = slice(lease.run(), shop.key());
    }
  }

  private record Slice(
      ProductKey product, Optional<BigDecimal> level, Optional<Instant> changedAt) {}

  /** What is to be compared next, with its level as it will be. */
  private List<Slice> slice(SyncRun run, ShopKey shop) {
    List<ProductKey> open =
        database.query(
            """
            select product_key from sync_run_item
            where company = ? and run = ? and shop = ? and verdict = 'OPEN'
            order by product_key limit ?
            """,
            row -> new ProductKey(row.getString(1)),
            run.company(),
            run.id(),
            shop.shop(),
            config.slice());
    Map<ProductKey, Slice> levels =
        levels(run, shop, open).stream().collect(Collectors.toMap(Slice::product, one -> one));
    return open.stream()
        .map(
            product ->
                levels.getOrDefault(
                    product, new Slice(product, Optional.empty(), Optional.empty())))
        .toList();
  }

  /** What was pulled, but where a callback gave a newer level. */
  private List<Slice> levels(SyncRun run, ShopKey shop, List<ProductKey> products) {
    SqlArray keys = SqlArray.texts(products, ProductKey::value);
    return database.query(
        """
        select product_key, sum(quantity), max(changed_at)
        from (
            select p.product_key,
                case when l.changed_at >= w.read_from then l.quantity else p.quantity end
                    as quantity,
                case when l.changed_at >= w.read_from or l.quantity = p.quantity then l.changed_at
                     else w.read_from end as changed_at
            from pulled_level p
            join shop sh on sh.company = p.company and sh.shop = ?
                and p.warehouse_key = any (sh.warehouses)
            join pulled_warehouse w on w.company = p.company and w.run = p.run
                and w.warehouse_key = p.warehouse_key
            left join stock_level l on l.company = p.company and l.product_key = p.product_key
                and l.warehouse_key = p.warehouse_key
            where p.company = ? and p.run = ? and p.product_key = any (?)
            union all
            select l.product_key, l.quantity, l.changed_at
            from stock_level l
            join shop sh on sh.company = l.company and sh.shop = ?
                and l.warehouse_key = any (sh.warehouses)
            where l.company = ? and l.product_key = any (?)
              and not exists (select 1 from pulled_level p
                  where p.company = l.company and p.run = ? and p.product_key = l.product_key
                    and p.warehouse_key = l.warehouse_key)) level
        group by product_key
        """,
        row ->
            new Slice(
                new ProductKey(row.getString(1)),
                Optional.of(row.getBigDecimal(2)),
                Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)),
        shop.shop(),
        run.company(),
        run.id(),
        keys,
        shop.shop(),
        run.company(),
        keys,
        run.id());
  }

  private record Row(
      String product,
      long productId,
      String verdict,
      String detail,
      BigDecimal wanted,
      BigDecimal shown,
      boolean managed,
      Instant changedAt) {}

  private static void write(
      Transaction transaction,
      SyncRun run,
      ShopKey shop,
      List<Slice> slice,
      List<Compared> compared) {
    transaction.update(
        """
        delete from sync_run_item
        where company = ? and run = ? and shop = ? and product_key = any (?) and verdict = 'OPEN'
        """,
        run.company(),
        run.id(),
        shop.shop(),
        SqlArray.texts(slice, one -> one.product().value()));
    List<Row> rows = rows(slice, compared);
    transaction.update(
        """
        insert into sync_run_item (company, run, shop, product_key, product_id, verdict, detail,
            level, wanted, shown, level_changed_at, shop_changed_at, cause)
        select ?, ?, ?, c.product_key, c.product_id, c.verdict, c.detail, s.level, c.wanted,
            c.shown, s.changed_at::timestamptz, c.changed_at::timestamptz,
            case when c.verdict <> 'DIFFERS' then null
                 when not c.managed then 'NOT_MANAGED'
                 when st.delivered_at is null then 'NEVER_DELIVERED'
                 when st.wanted_version > st.delivered_version then 'ON_ITS_WAY'
                 when c.shown = c.wanted then 'STATUS_DISAGREES'
                 when ? and c.shown = st.delivered_quantity then 'NOT_TOLD'
                 when c.shown < st.delivered_quantity then 'SOLD_SINCE'
                 else 'EDITED_IN_SHOP' end
        from unnest(?, ?, ?, ?, ?, ?, ?, ?) as c (product_key, product_id, verdict, detail,
            wanted, shown, managed, changed_at)
        join unnest(?, ?, ?) as s (product_key, level, changed_at) using (product_key)
        left join shop_stock st on st.company = ? and st.shop = ?
            and st.product_key = c.product_key collate "C"
        """,
        run.company(),
        run.id(),
        shop.shop(),
        run.request().kind() == SyncRun.Kind.PULL,
        SqlArray.texts(rows, Row::product),
        SqlArray.longs(rows, Row::productId),
        SqlArray.texts(rows, Row::verdict),
        SqlArray.texts(rows, Row::detail),
        SqlArray.of("numeric", rows, Row::wanted),
        SqlArray.of("numeric", rows, Row::shown),
        SqlArray.booleans(rows, Row::managed),
        SqlArray.texts(rows, row -> row.changedAt() == null ? null : row.changedAt().toString()),
        SqlArray.texts(slice, one -> one.product().value()),
        SqlArray.of("numeric", slice, one -> one.level().orElse(null)),
        SqlArray.texts(slice, one -> one.changedAt().map(Instant::toString).orElse(null)),
        shop.company(),
        shop.shop());
  }

  private static List<Row> rows(List<Slice> slice, List<Compared> compared) {
    List<Row> rows = new ArrayList<>();
    Set<ProductKey> left = new HashSet<>();
    slice.forEach(one -> left.add(one.product()));
    for (Compared one : compared) {
      left.remove(one.product());
      rows.add(row(one));
    }
    // No warehouse that the shop monitors has a level of it any more.
    left.forEach(
        product ->
            rows.add(new Row(product.value(), 0, "UNLISTED", null, null, null, false, null)));
    return rows;
  }

  private static Row row(Compared compared) {
    return switch (compared) {
      case Compared.Shown one ->
          new Row(
              one.product().value(),
              one.productId(),
              one.equal() ? "EQUAL" : "DIFFERS",
              null,
              one.wanted(),
              one.shown().orElse(null),
              one.managed(),
              one.changedAt().orElse(null));
      case Compared.Hindered one ->
          new Row(
              one.product().value(),
              one.productId(),
              one.state().name(),
              one.detail().orElse(null),
              null,
              null,
              false,
              null);
    };
  }

  private static void dropOpen(Transaction transaction, SyncRun run, ShopKey shop) {
    transaction.update(
        """
        delete from sync_run_item
        where company = ? and run = ? and shop = ? and verdict = 'OPEN'
        """,
        run.company(),
        run.id(),
        shop.shop());
  }

  /** Two for one stock may stand in different slices. */
  private static void markRivals(Transaction transaction, SyncRun run) {
    transaction.update("analyze product_match");
    transaction.update(
        """
        with shared as materialized (
            select shop, holder_id from product_match
            where company = ? and shop = any (?)
            group by shop, holder_id having count(*) > 1),
        claim as materialized (
            select m.shop, m.holder_id, m.product_key, m.reason
            from shared s
            join product_match m on m.company = ? and m.shop = s.shop
                and m.holder_id = s.holder_id),
        rival as materialized (
            select m.shop, m.product_key,
                min(m.holder_id) || ': ' || string_agg(distinct o.product_key, ', ') as detail
            from claim m
            join claim o on o.shop = m.shop and o.holder_id = m.holder_id
                and o.product_key <> m.product_key
                and not (m.reason = 'CODE' and o.reason = 'FOLDED_CODE')
            where m.reason <> 'MANUAL'
            group by m.shop, m.product_key)
        update sync_run_item i set verdict = 'CONFLICTING', detail = r.detail
        from rival r
        where i.company = ? and i.run = ? and i.shop = r.shop and i.product_key = r.product_key
          and i.verdict in ('EQUAL', 'DIFFERS')
        """,
        run.company(),
        SqlArray.texts(run.request().shops(), shop -> shop),
        run.company(),
        run.company(),
        run.id());
  }
}
