package ro.stocsync.campaign;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;

/** A shop, its door for each replica, and the ways in which it fails. */
final class CampaignShop implements AutoCloseable {

  private static final int MORE_THAN_ENOUGH = 200;

  private final String name;
  private final Set<String> warehouses;
  private final DemoShop shop = DemoShop.start();
  private final Vertx vertx;
  private final HttpClient client;
  private final Witness witness = new Witness();
  private final Set<Door> doors = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Door.Manner> manner = new AtomicReference<>(Door.Manner.PASS);
  private final AtomicInteger spoilt = new AtomicInteger();
  private boolean down;

  CampaignShop(Vertx vertx, String name, Set<String> warehouses, int products) {
    this.vertx = vertx;
    this.name = name;
    this.warehouses = warehouses;
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MORE_THAN_ENOUGH));
    shop.catalog().many(Load.PREFIX, products);
  }

  String name() {
    return name;
  }

  Set<String> warehouses() {
    return warehouses;
  }

  Witness witness() {
    return witness;
  }

  /** The pieces that it shows of each product. */
  int stockOf(String code) {
    return shop.stockOf(code).intValueExact();
  }

  /** What a replica's environment says of it, with the way by that door. */
  Map<String, String> environment(Door door) {
    String prefix = "STOCSYNC_COMPANIES_ACME_SHOPS_" + name.toUpperCase(Locale.ROOT);
    return Map.of(
        prefix + "_URL", door.url(),
        prefix + "_CONSUMER_KEY", shop.consumerKey(),
        prefix + "_CONSUMER_SECRET", shop.consumerSecret(),
        prefix + "_WAREHOUSES", String.join(",", warehouses));
  }

  /**
   * A door for that replica.
   *
   * @param atWrite what is to be done in the middle of its next write, if anything
   */
  synchronized Door door(String replica, Supplier<Optional<Runnable>> atWrite) {
    int shopPort = URI.create(shop.url()).getPort();
    Door door = new Door(vertx, client, shopPort, replica, witness, manner::get, spoilt, atWrite);
    doors.add(door);
    if (!down) {
      door.open();
    }
    return door;
  }

  synchronized void wallUp(List<Door> gone) {
    gone.forEach(Door::shut);
    gone.forEach(doors::remove);
  }

  /** Begins to fail so. */
  synchronized void strike(Kind kind) {
    spoilt.set(0);
    shop.journal().clear();
    switch (kind) {
      case SHOP_DOWN -> {
        down = true;
        doors.forEach(Door::shut);
      }
      case SHOP_CUT -> doors.forEach(door -> spoilt.addAndGet(door.cut()));
      case SHOP_SWALLOWS -> manner.set(Door.Manner.SWALLOW);
      case SHOP_MUTE -> manner.set(Door.Manner.MUTE);
      case SHOP_BREAKS_OFF -> manner.set(Door.Manner.BREAK_OFF);
      default -> always(fault(kind));
    }
  }

  /** Requests that met the fault so far. */
  int met() {
    return spoilt.get();
  }

  /** Answers as it should again; how many requests met the fault, as far as that can be counted. */
  synchronized int heal() {
    shop.faults().clear();
    manner.set(Door.Manner.PASS);
    if (down) {
      down = false;
      doors.forEach(Door::open);
    }
    return spoilt.get();
  }

  private void always(Fault fault) {
    shop.faults()
        .when(
            (method, path) -> {
              spoilt.incrementAndGet();
              return true;
            },
            fault);
  }

  private static Fault fault(Kind kind) {
    return switch (kind) {
      case SHOP_SLOW -> new Fault.Delay(Duration.ofMillis(600));
      case SHOP_TOO_SLOW -> new Fault.Delay(Kind.LATEST_WORK);
      case SHOP_TRUNCATES -> new Fault.Truncate();
      case SHOP_RESETS -> new Fault.ResetAfterWork();
      case SHOP_429 -> new Fault.Throttle(Duration.ofSeconds(1));
      case SHOP_500 -> new Fault.ServerError();
      case SHOP_502 -> new Fault.BadGateway();
      case SHOP_503 -> new Fault.Maintenance();
      case SHOP_504 -> new Fault.GatewayTimeout(Kind.LATEST_WORK);
      case SHOP_HTML -> new Fault.LoginPage();
      default -> throw new IllegalArgumentException(kind + " befalls no shop");
    };
  }

  @Override
  public void close() {
    wallUp(List.copyOf(doors));
    shop.close();
  }
}
