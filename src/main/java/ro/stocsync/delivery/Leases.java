package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.woocommerce.WooCommerceConfig;

/**
 * The leases, in PostgreSQL and by its clock. ShedLock and db-scheduler were looked at: neither
 * gives a fencing token, without which a holder that slept past its lease could mark as delivered
 * what a later holder has overwritten.
 *
 * <p>The holder knows by its own clock until when its lease lasts for sure: counted from before it
 * asked for it, since PostgreSQL counted from later. So it begins nothing after that, also where
 * the database is away, or the process was stopped and went on (SIGSTOP, a machine that slept, a
 * long collection of garbage). What is left is a stop between the question and the sending, during
 * which another may take the lease: that request is one whose answer was lost, to the next holder,
 * who writes what it may overtake once more after {@code stocsync.delivery.settle-time}; and to its
 * sender, whose outcome makes the products due again.
 */
@ApplicationScoped
public class Leases {

  private final Database database;
  private final DeliveryConfig config;
  private final String holder = UUID.randomUUID().toString();
  private final Duration longestRequest;
  private final LongSupplier nanoTime;

  /** Until when, by our clock, something may begin. */
  private final ConcurrentMap<Lease, Long> held = new ConcurrentHashMap<>();

  private final Set<Place> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  /** Of this process. */
  @Inject
  public Leases(Database database, DeliveryConfig config, WooCommerceConfig shops) {
    this(database, config, shops.requestTimeout(), System::nanoTime);
  }

  /**
   * Of a process with a clock of its own.
   *
   * @param longestRequest that a lease has to outlast
   * @param nanoTime never goes back, and goes on while the process is stopped
   */
  Leases(Database database, DeliveryConfig config, Duration longestRequest, LongSupplier nanoTime) {
    this.database = database;
    this.config = config;
    this.longestRequest = longestRequest;
    this.nanoTime = nanoTime;
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
      long asked = nanoTime.getAsLong();
      lease = write(shop, purpose);
      lease.ifPresent(one -> held.put(one, mayBeginUntil(asked)));
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

  private long mayBeginUntil(long asked) {
    return asked + config.lease().minus(longestRequest).toNanos();
  }

  /**
   * Whether this process has it and may begin something under it: for sure it lasts as long as a
   * request to a shop may take, so that what begins now is over before another can have it.
   */
  public boolean isHeld(Lease lease) {
    return !closing && lasts(held.get(lease));
  }

  private boolean lasts(Long until) {
    return until != null && nanoTime.getAsLong() - until < 0;
  }

  /** Whether this process has the shop's lease for that purpose. */
  boolean holds(ShopKey shop, Lease.Purpose purpose) {
    return held.entrySet().stream()
        .anyMatch(
            one ->
                one.getKey().shop().equals(shop)
                    && one.getKey().purpose() == purpose
                    && lasts(one.getValue()));
  }

  /**
   * How often the leases have to be renewed: twice before nothing more may begin, so that one late
   * answer of the database holds nothing up.
   */
  Duration betweenRenewals() {
    return config.lease().minus(longestRequest).dividedBy(3);
  }

  /** Lets nothing more begin: what is under way ends, and each holder gives its lease back. */
  public void close() {
    closing = true;
  }

  /**
   * Prolongs every lease of this process, also one that ran out and that nobody took; what another
   * took meanwhile is held no more.
   */
  public void renew() {
    List<Lease> leases = List.copyOf(held.keySet());
    if (leases.isEmpty()) {
      return;
    }
    long asked = nanoTime.getAsLong();
    Set<Lease> renewed =
        Set.copyOf(
            database.query(
                """
                update shop_lease l set expires_at = now() + make_interval(secs => ?)
                from unnest(?, ?, ?, ?, ?) as h (company, shop, purpose, token, failures)
                where l.company = h.company and l.shop = h.shop and l.purpose = h.purpose
                  and l.token = h.token
                  -- Nor one that was given back while this waited for its row.
                  and l.expires_at > '-infinity'
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
    for (Lease lease : leases) {
      // Not one that was given back meanwhile.
      held.computeIfPresent(
          lease, (one, until) -> renewed.contains(one) ? mayBeginUntil(asked) : null);
    }
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
