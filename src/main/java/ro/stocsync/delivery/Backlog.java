package ro.stocsync.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import ro.stocsync.company.Companies;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.watch.StandingGauges;

/** Shows as metrics what the shops do not show yet, for how long, and how each shop answers. */
@ApplicationScoped
class Backlog implements StandingGauges {

  private final Companies companies;
  private final Database database;
  private final MultiGauge undelivered;
  private final MultiGauge oldest;
  private final MultiGauge lag;
  private final MultiGauge unmatched;
  private final MultiGauge failures;
  private final MultiGauge breaker;

  /** Over the due work of all companies. */
  Backlog(Companies companies, Database database, MeterRegistry metrics) {
    this.companies = companies;
    this.database = database;
    this.undelivered =
        gauge("undelivered", "Products whose level a shop does not show, by their state")
            .register(metrics);
    this.oldest =
        gauge("undelivered.oldest", "Age of the oldest change that waits or is tried again")
            .baseUnit("seconds")
            .register(metrics);
    this.lag =
        gauge("ledger.lag", "Age of the oldest change that is on its way to a shop; 0 if none is")
            .baseUnit("seconds")
            .register(metrics);
    this.unmatched =
        gauge("unmatched", "Products that stand for none of a shop's, or for more than one")
            .register(metrics);
    this.failures =
        gauge("shop.failures", "How often in a row a shop has failed; 0 if it answers")
            .register(metrics);
    this.breaker =
        gauge("shop.breaker.open", "1 while a shop is left in peace because it failed")
            .register(metrics);
  }

  private static MultiGauge.Builder gauge(String name, String description) {
    return MultiGauge.builder("stocsync." + name).description(description);
  }

  private record Waiting(ShopKey shop, Outcome.State state, long products, double age) {}

  private record Standing(
      ShopKey shop, double lag, long unmatched, int failures, boolean breakerOpen) {}

  @Override
  public void read() {
    List<Waiting> waiting = waiting();
    show(undelivered, waiting, one -> true, Backlog::tags, Waiting::products);
    show(oldest, waiting, one -> !one.state().parked(), Backlog::tags, Waiting::age);
    List<Standing> shops = shops();
    show(lag, shops, one -> true, one -> tags(one.shop()), Standing::lag);
    show(unmatched, shops, one -> true, one -> tags(one.shop()), Standing::unmatched);
    show(failures, shops, one -> true, one -> tags(one.shop()), Standing::failures);
    show(breaker, shops, one -> true, one -> tags(one.shop()), one -> one.breakerOpen() ? 1 : 0);
  }

  @Override
  public void forget() {
    List.of(undelivered, oldest, lag, unmatched, failures, breaker)
        .forEach(gauge -> gauge.register(List.of(), true));
  }

  private List<Waiting> waiting() {
    return database
        .query(
            """
            select company, shop, state, count(*),
                   extract(epoch from now() - min(wanted_at))
            from shop_stock
            where wanted_version > delivered_version and state <> 'IGNORED'
            group by company, shop, state
            """,
            row ->
                new Waiting(
                    new ShopKey(row.getString(1), row.getString(2)),
                    Outcome.State.valueOf(row.getString(3)),
                    row.getLong(4),
                    row.getDouble(5)))
        .stream()
        .filter(one -> companies.shop(one.shop()).isPresent())
        .toList();
  }

  /** Of a shop that is not synchronised nothing is on its way. */
  private List<Standing> shops() {
    return database
        .query(
            """
            select sh.company, sh.shop,
                case when sh.synchronised then coalesce(
                    extract(epoch from now() - w.oldest), 0) else 0 end,
                coalesce(w.unmatched, 0), coalesce(l.failures, 0),
                coalesce(l.failures > 0 and l.paused_until > now(), false)
            from shop sh
            left join lateral (
                select
                    min(s.wanted_at) filter (where s.next_attempt_at <> 'infinity') as oldest,
                    count(*) filter (where s.state in ('UNMATCHED', 'AMBIGUOUS', 'CONFLICTING'))
                        as unmatched
                from shop_stock s
                where s.company = sh.company and s.shop = sh.shop
                  and s.wanted_version > s.delivered_version) w on true
            left join shop_lease l on l.company = sh.company and l.shop = sh.shop
                and l.purpose = 'DELIVERY'
            """,
            row ->
                new Standing(
                    new ShopKey(row.getString(1), row.getString(2)),
                    row.getDouble(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getBoolean(6)))
        .stream()
        .filter(one -> companies.shop(one.shop()).isPresent())
        .toList();
  }

  private interface Tagged<T> {
    Tags of(T one);
  }

  private static <T> void show(
      MultiGauge gauge,
      List<T> lines,
      Predicate<T> which,
      Tagged<T> tags,
      ToDoubleFunction<T> value) {
    gauge.register(
        lines.stream()
            .filter(which)
            .map(one -> MultiGauge.Row.of(tags.of(one), value.applyAsDouble(one)))
            .toList(),
        true);
  }

  private static Tags tags(Waiting line) {
    return tags(line.shop()).and("state", line.state().name());
  }

  private static Tags tags(ShopKey shop) {
    return Tags.of("company", shop.company(), "shop", shop.shop());
  }
}
