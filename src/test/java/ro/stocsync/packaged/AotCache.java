package ro.stocsync.packaged;

import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ro.stocsync.Operator;
import ro.stocsync.demo.DemoShop;

/**
 * The AOT cache beside the package: what the JVM has learned in a training run, in which the
 * service does what it does all day. It holds for this package and this JVM only.
 */
public final class AotCache {

  private static final Path CACHE = Path.of("target/quarkus-app/app.aot");
  private static final Path OPTIONS = Path.of("deploy/jvm.options");

  private static final String USER = "ana";
  private static final String PASSWORD = "parola-anei";

  private AotCache() {}

  /** Whether the package is one for the JVM. */
  static boolean canBeMade() {
    return Files.exists(CACHE.resolveSibling("quarkus-run.jar"));
  }

  /** The recommended flags of the JVM, as the image has them. */
  public static List<String> recommendedFlags() {
    return List.of("@" + OPTIONS);
  }

  /** The same, and the cache; a JVM that cannot use it does not start. */
  public static List<String> flags() {
    return List.of("@" + OPTIONS, "-XX:AOTCache=" + CACHE, "-XX:AOTMode=on");
  }

  /** Trains; a cache of before is replaced. */
  public static void make(TestDatabase database, DemoShop shop) {
    try {
      Files.deleteIfExists(CACHE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>(StocSyncProcess.environment(database, shop));
    environment.putAll(Operator.environment());
    List<String> flags =
        Stream.concat(recommendedFlags().stream(), Stream.of("-XX:AOTCacheOutput=" + CACHE))
            .toList();
    try (StocSyncProcess stocSync =
        StocSyncProcess.listening(StocSyncProcess.started(environment, flags))) {
      stocSync.shows(() -> aDay(stocSync, shop));
      // The cache is written as the process ends.
      stocSync.terminate();
      if (!Files.exists(CACHE)) {
        throw new IllegalStateException("no cache was made:\n" + stocSync.log());
      }
    }
  }

  private static void aDay(StocSyncProcess stocSync, DemoShop shop) {
    for (int pieces = 2; pieces < 22; pieces++) {
      stocSync.smartBillSends(product("P-1", pieces)).statusCode(200);
    }
    await().until(() -> shop.stockOf("P-1").intValue(), stock -> stock == 21);
    for (String path : List.of("/q/health", "/q/health/group/connection", "/q/metrics")) {
      RestAssured.get(stocSync.url(path)).then().statusCode(200);
    }
    String session =
        RestAssured.given()
            .redirects()
            .follow(false)
            .formParams("j_username", USER, "j_password", PASSWORD)
            .post(stocSync.url("/login"))
            .cookie("stocsync-session");
    for (String page : List.of("/console", "/console/acme/callbacks")) {
      RestAssured.given().cookie("stocsync-session", session).get(stocSync.url(page));
    }
  }
}
