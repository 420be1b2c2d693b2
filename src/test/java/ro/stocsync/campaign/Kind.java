package ro.stocsync.campaign;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The kinds of faults, each of one sort of victim, and how long one lasts. */
enum Kind {
  REPLICA_KILLED(Victim.REPLICA, "SIGKILL of a replica, and a new one started", 0, 0),
  REPLICA_STOPPED(
      Victim.REPLICA, "SIGSTOP of a replica past its lease, then SIGCONT", 5_000, 8_000),
  DATABASE_STOPPED(Victim.DATABASE, "PostgreSQL stopped and started", 500, 3_000),
  DATABASE_CRASHED(Victim.DATABASE, "PostgreSQL crashed (SIGQUIT) and started", 0, 1_000),
  DATABASE_CUT(Victim.DATABASE, "all connections to PostgreSQL cut", 0, 0),
  SHOP_DOWN(Victim.SHOP, "shop down: connections refused", 1_000, 3_000),
  SHOP_CUT(Victim.SHOP, "all connections to the shop cut", 0, 0),
  SHOP_SLOW(Victim.SHOP, "shop slow, within the request timeout", 1_000, 3_000),
  SHOP_TOO_SLOW(Victim.SHOP, "shop slower than the request timeout, works on", 1_500, 3_000),
  SHOP_SWALLOWS(Victim.SHOP, "shop takes requests, does nothing, never answers", 1_500, 3_000),
  SHOP_MUTE(Victim.SHOP, "shop does the work, never answers", 1_500, 3_000),
  SHOP_BREAKS_OFF(
      Victim.SHOP, "shop does the work, connection breaks within its answer", 500, 2_000),
  SHOP_TRUNCATES(Victim.SHOP, "shop does the work, JSON ends in the middle", 500, 2_000),
  SHOP_RESETS(Victim.SHOP, "shop does the work, connection reset before its answer", 500, 2_000),
  SHOP_429(Victim.SHOP, "429 with Retry-After", 500, 2_000),
  SHOP_500(Victim.SHOP, "500 in JSON", 500, 2_000),
  SHOP_502(Victim.SHOP, "502 in HTML", 500, 2_000),
  SHOP_503(Victim.SHOP, "503 in HTML", 500, 2_000),
  SHOP_504(Victim.SHOP, "504 in HTML, the work done later", 500, 2_000),
  SHOP_HTML(Victim.SHOP, "200 with a login page in HTML", 500, 2_000);

  /** Whom a fault befalls. */
  enum Victim {
    REPLICA,
    DATABASE,
    SHOP
  }

  /** By when the shop has done what it does late, counted from the request. */
  static final Duration LATEST_WORK = Duration.ofSeconds(3);

  private final Victim victim;
  private final String words;
  private final int shortest;
  private final int longest;

  Kind(Victim victim, String words, int shortest, int longest) {
    this.victim = victim;
    this.words = words;
    this.shortest = shortest;
    this.longest = longest;
  }

  static List<Kind> of(Victim victim) {
    return Arrays.stream(values()).filter(kind -> kind.victim == victim).toList();
  }

  Victim victim() {
    return victim;
  }

  /** Whether requests come to meet it while it lasts, and are counted. */
  boolean isMetByRequests() {
    return victim == Victim.SHOP && this != SHOP_DOWN && this != SHOP_CUT;
  }

  String words() {
    return words;
  }

  Duration drawDuration(RandomGenerator random) {
    return Duration.ofMillis(random.nextInt(shortest, longest + 1));
  }
}
