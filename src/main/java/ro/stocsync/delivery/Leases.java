package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/**
 * The leases, in PostgreSQL and by its clock. ShedLock and db-scheduler were looked at: neither
 * gives a fencing token, without which a holder that slept past its lease could mark as delivered
 * what a later holder has overwritten.
 */
@ApplicationScoped
public class Leases {

  private final Database database;
  private final DeliveryConfig config;
  private final String holder = UUID.randomUUID().toString();
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final Set<Place> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  /** Of this process. */
  public Leases(Database database, DeliveryConfig config) {
    this.database = database;
    this.config = config;
  }

  private record Place(ShopKey shop, Lease.Purpose purpose) {}

  /** This process, as the leases in the database name it. */
  String holder() {
    return holder;
  }

  /**
   * Takes the lease if nobody has it and the shop is not to be left in peace just now. One that
   * this process could not give back, because the database was away, it takes again at once.
   */
  public Optional<Lease> acquire(ShopKey shop, Lease.Purpose purpose) {
    Place place = new Place(shop, purpose);
    if (!taken.add(place)) {
      return Optional.empty();
    }
    Optional<Lease> lease = Optional.empty();
    try {
      lease = write(shop, purpose);
      lease.ifPresent(held::add);
      return lease;
    } finally {
      if (lease.isEmpty()) {
        taken.remove(place);
      }
    }
  }

  /**
   * A lease that ended without being given back is that of a holder that died, perhaps with a
   * request under way that the shop ends later: what it may have had in hand counts as unsettled.
   */
  private Optional<Lease> write(ShopKey shop, Lease.Purpose purpose) {
    return database
        .query(
            """
            with before as (
                select company, shop from shop_lease
                where company = ? and shop = ? and purpose = ? and purpose = 'DELIVERY'
                  and expires_at > '-infinity'),
            taken as (
                insert into shop_lease as l (company, shop, purpose, token, holder, expires_at)
                values (?, ?, ?, 1, ?, now() + make_interval(secs => ?))
                on conflict (company, shop, purpose) do update
                set token = l.token + 1, holder = excluded.holder, expires_at = excluded.expires_at
                where (l.expires_at < now() or l.holder = excluded.holder)
                  and l.paused_until <= now()
                returning l.token, l.failures),
            in_hand as (
                select s.company, s.shop, s.product_key from shop_stock s
                join before b on b.company = s.company and b.shop = s.shop
                cross join taken
                where s.wanted_version > s.delivered_version and s.next_attempt_at <= now()
                order by s.product_key for update of s),
            unsettled as (
                update shop_stock s set unsettled_until = now() + make_interval(secs => ?)
                from in_hand i
                where s.company = i.company and s.shop = i.shop
                  and s.product_key = i.product_key)
            select token, failures from taken
            """,
            row -> new Lease(shop, purpose, row.getLong(1), row.getInt(2)),
            shop.company(),
            shop.shop(),
            purpose.name(),
            shop.company(),
            shop.shop(),
            purpose.name(),
            holder,
            seconds(config.lease()),
            seconds(config.settleTime()))
        .stream()
        .findFirst();
  }

  /** Whether this process still has it, as far as it knows, and may begin something under it. */
  public boolean isHeld(Lease lease) {
    return !closing && held.contains(lease);
  }

  /** Whether this process has the shop's lease for that purpose. */
  boolean holds(ShopKey shop, Lease.Purpose purpose) {
    return held.stream().anyMatch(one -> one.shop().equals(shop) && one.purpose() == purpose);
  }

  /** Lets nothing more begin: what is under way ends, and each holder gives its lease back. */
  public void close() {
    closing = true;
  }

  /** Prolongs every lease of this process; what another took meanwhile is held no more. */
  public void renew() {
    List<Lease> leases = List.copyOf(held);
    if (leases.isEmpty()) {
      return;
    }
    Set<Lease> renewed =
        Set.copyOf(
            database.query(
                """
                update shop_lease l set expires_at = now() + make_interval(secs => ?)
                from unnest(?, ?, ?, ?, ?) as h (company, shop, purpose, token, failures)
                where l.company = h.company and l.shop = h.shop and l.purpose = h.purpose
                  and l.token = h.token
                returning l.company, l.shop, l.purpose, l.token, h.failures
                """,
                row ->
                    new Lease(
                        new ShopKey(row.getString(1), row.getString(2)),
                        Lease.Purpose.valueOf(row.getString(3)),
                        row.getLong(4),
                        row.getInt(5)),
                seconds(config.lease()),
                SqlArray.texts(leases, lease -> lease.shop().company()),
                SqlArray.texts(leases, lease -> lease.shop().shop()),
                SqlArray.texts(leases, lease -> lease.purpose().name()),
                SqlArray.longs(leases, Lease::token),
                SqlArray.of("integer", leases, Lease::failures)));
    leases.stream().filter(lease -> !renewed.contains(lease)).forEach(held::remove);
  }

  /**
   * Ends it without giving it back, because what came of its requests could not be written down:
   * who takes it next finds it as that of a holder that died.
   */
  void abandon(Lease lease) {
    letGo(lease);
  }

  /** Gives it back: others may take it at once. */
  public void release(Lease lease) {
    letGo(lease);
    update(lease, "expires_at = '-infinity'");
  }

  /** Gives it back and lets nobody take it for a while, because the shop failed. */
  public void releaseAndPause(Lease lease, Pause pause) {
    letGo(lease);
    update(
        lease,
        "expires_at = '-infinity', paused_until = now() + make_interval(secs => ?),"
            + " failures = ?, problem = ?",
        seconds(pause.duration()),
        pause.failures(),
        pause.problem().stored());
  }

  /** Notes that the shop answers well again. */
  public void noteSuccess(Lease lease) {
    update(lease, "failures = 0, problem = null, paused_until = '-infinity'");
  }

  private void letGo(Lease lease) {
    held.remove(lease);
    taken.remove(new Place(lease.shop(), lease.purpose()));
  }

  private void update(Lease lease, String set, Object... values) {
    Object[] parameters = Arrays.copyOf(values, values.length + 4);
    parameters[values.length] = lease.shop().company();
    parameters[values.length + 1] = lease.shop().shop();
    parameters[values.length + 2] = lease.purpose().name();
    parameters[values.length + 3] = lease.token();
    database.update(
        "update shop_lease set "
            + set
            + " where company = ? and shop = ? and purpose = ? and token = ?",
        parameters);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
