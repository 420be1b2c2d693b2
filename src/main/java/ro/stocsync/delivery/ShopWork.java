package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ro.stocsync.company.Companies;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.wake.Work;

/** What is to be done, or is being done, at the shops that are configured. */
@ApplicationScoped
class ShopWork implements Work {

  private final Database database;
  private final Companies companies;
  private final Dispatcher dispatcher;
  private final CatalogKeeper catalogs;

  ShopWork(Database database, Companies companies, Dispatcher dispatcher, CatalogKeeper catalogs) {
    this.database = database;
    this.companies = companies;
    this.dispatcher = dispatcher;
    this.catalogs = catalogs;
  }

  @Override
  public void begin() {
    dispatcher.wake();
  }

  @Override
  public List<Waiting> waiting() {
    List<Talk> talks = talks();
    return List.of(deliveries(), readings(talks), checks(talks));
  }

  /** A hint of a shop that is left in peace is followed after that; nobody waits for it. */
  private Waiting readings(List<Talk> talks) {
    List<Talk> catalogs = talks.stream().filter(Talk::ofCatalog).toList();
    Set<ShopKey> shops = new HashSet<>(this.catalogs.hinted());
    catalogs.forEach(talk -> shops.remove(talk.shop()));
    catalogs.stream().filter(Talk::held).forEach(talk -> shops.add(talk.shop()));
    return underWay("catalogReadings", shops.size());
  }

  private static Waiting checks(List<Talk> talks) {
    long checks = talks.stream().filter(talk -> !talk.ofCatalog() && talk.held()).count();
    return underWay("webhookChecks", checks);
  }

  private static Waiting underWay(String kind, long count) {
    return count > 0 ? Waiting.now(kind, count) : Waiting.none(kind);
  }

  private record Due(ShopKey shop, long products, Duration in) {}

  /**
   * Products that wait or are tried again; of parked ones nothing comes by itself. A lease that a
   * dead process keeps is waited for like one that is held: it ends soon.
   */
  private Waiting deliveries() {
    List<Due> due =
        database
            .query(
                """
                select sh.company, sh.shop, s.products,
                    extract(epoch from case when l.expires_at > now() then interval '0'
                        else greatest(s.next, l.paused_until, now()) - now() end)
                from shop sh
                join lateral (
                    select count(*) as products, min(next_attempt_at) as next from shop_stock
                    where company = sh.company and shop = sh.shop
                      and wanted_version > delivered_version and next_attempt_at < 'infinity') s
                    on s.products > 0
                left join shop_lease l on l.company = sh.company and l.shop = sh.shop
                    and l.purpose = 'DELIVERY'
                where sh.synchronised
                """,
                row ->
                    new Due(
                        new ShopKey(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        Duration.ofMillis((long) Math.ceil(row.getDouble(4) * 1000))))
            .stream()
            .filter(one -> companies.shop(one.shop()).isPresent())
            .toList();
    long products = due.stream().mapToLong(Due::products).sum();
    return Waiting.in("deliveries", products, due.stream().map(Due::in).min(Duration::compareTo));
  }

  /** Somebody reads a shop or looks after its webhooks; or it is left in peace, having failed. */
  private record Talk(ShopKey shop, boolean ofCatalog, boolean held) {}

  private List<Talk> talks() {
    return database
        .query(
            """
            select company, shop, purpose = 'CATALOG', expires_at > now() from shop_lease
            where purpose in ('CATALOG', 'WEBHOOKS')
              and (expires_at > now() or paused_until > now())
            """,
            row ->
                new Talk(
                    new ShopKey(row.getString(1), row.getString(2)),
                    row.getBoolean(3),
                    row.getBoolean(4)))
        .stream()
        .filter(talk -> companies.shop(talk.shop()).isPresent())
        .toList();
  }
}
