package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/** More calls than can be taken in: the surplus is refused early, the rest goes on as ever. */
class FloodIT {

  private TestDatabase database;
  private DemoShop shop;

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().simple("P-1", "Ceai", 1);
  }

  @AfterEach
  void stop() {
    shop.close();
    database.close();
  }

  @Test
  void whoFindsTheHouseFullIsToldAtOnceAndWhoIsInsideIsTakenIn() throws SQLException {
    Map<String, String> narrow =
        Map.of(
            "STOCSYNC_CALLBACK_CONCURRENT", "2",
            "STOCSYNC_CALLBACK_WAITING", "2",
            "STOCSYNC_CALLBACK_LONGEST_WAIT", "30s");
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop, narrow);
        Connection other = database.connect();
        Statement lock = other.createStatement()) {
      stocSync.smartBillSends(product("P-0", 0)).statusCode(200);
      other.setAutoCommit(false);
      lock.execute("lock table stock_level in exclusive mode");
      List<CompletableFuture<ValidatableResponse>> calls =
          IntStream.rangeClosed(1, 5)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> stocSync.smartBillSends(product("P-" + i, i)),
                          call -> Thread.ofVirtual().start(call)))
              .toList();

      stocSync.shows(
          () -> {
            await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> calls.stream().filter(CompletableFuture::isDone).count() == 1);
            await().until(() -> database.waitForLocks() == 2);
            assertThat(database.waitForLocks()).as("at the database").isEqualTo(2);
            quickly(() -> stocSync.smartBillSends(product("P-5", 5)))
                .statusCode(503)
                .header("Retry-After", is("5"))
                .contentType("application/json")
                .body(startsWith("\""), containsString("trimiteți din nou"));
            quickly(() -> stocSync.smartBillSends()).statusCode(503);
            for (String path : List.of("live", "ready")) {
              quickly(() -> RestAssured.get(stocSync.url("/q/health/" + path)).then())
                  .statusCode(200);
            }
            assertThat(calls.stream().filter(CompletableFuture::isDone)).hasSize(1);
          });
      other.rollback();

      assertThat(calls.stream().map(call -> call.join().extract().statusCode()))
          .containsExactlyInAnyOrder(200, 200, 200, 200, 503);
      assertThat(database.number("select count(*) from stock_level")).isEqualTo(5);
      stocSync.smartBillSends(product("P-5", 5)).statusCode(200);
      assertThat(stocSync.log().lines().filter(line -> line.contains("more came at once")))
          .as("lines about many refusals")
          .hasSize(1);
    }
  }

  /** Far sooner than whoever waits for a place would be told, on a machine with much to do. */
  private static ValidatableResponse quickly(Supplier<ValidatableResponse> call) {
    long begin = System.nanoTime();
    ValidatableResponse answer = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    return answer;
  }

  @Test
  void aFloodIsAnsweredHealthIsAndMemoryStays() {
    List<String> small =
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError");
    Map<String, String> settings =
        Map.of("STOCSYNC_CALLBACK_WAITING", "20", "STOCSYNC_CALLBACK_LONGEST_WAIT", "1s");
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop, settings, small)) {
      AtomicInteger number = new AtomicInteger();
      Flood flood =
          new Flood(stocSync)
              .of(64, () -> list(number.incrementAndGet(), 10))
              .of(16, () -> list(number.incrementAndGet(), 5_000));

      stocSync.shows(
          () -> {
            Flood.Outcome outcome = flood.lasts(Duration.ofSeconds(6));

            assertThat(outcome.unanswered()).as(outcome::toString).isEmpty();
            assertThat(outcome.statuses()).containsOnlyKeys(200, 503);
            assertThat(outcome.refusalsWithoutRetryAfter()).isZero();
            assertThat(outcome.unhealthy()).isEmpty();
            assertThat(outcome.slowestHealth()).isLessThan(Duration.ofSeconds(5));
            assertThat(database.number("select count(*) from callback where outcome = 'ACCEPTED'"))
                .isEqualTo(outcome.statuses().get(200).longValue());
            assertThat(outcome.mostMebibytes()).isLessThan(96 + 250);
            assertThat(stocSync.log().lines().filter(line -> line.contains("more came at once")))
                .hasSizeLessThan(3);
          });
    }
  }

  /** A list that takes nearly all that bodies may take in such a heap. */
  @Test
  void theLargestListFitsIntoTheHeapThatItsBoundIsReckonedFrom() {
    List<String> tight = List.of("-Xmx240m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop, Map.of(), tight)) {
      String[] items =
          IntStream.range(0, 100_000)
              .mapToObj(i -> item("Q-" + i, "Produs cu un nume mai lung, nr. " + i, "Magazin", i))
              .map(item -> item.replaceFirst("\\{", "{\"measuringUnit\":\"bucăți\","))
              .toArray(String[]::new);

      stocSync.shows(() -> stocSync.smartBillSends(items).statusCode(200));
      assertThat(database.number("select max(length(body)) from callback_body"))
          .isGreaterThan(14 << 20);
    }
  }

  private static String list(int first, int items) {
    return Stream.iterate(first % 50_000, i -> i + 1)
        .limit(items)
        .map(i -> product("Q-" + i, first))
        .collect(java.util.stream.Collectors.joining(",", "[", "]"));
  }
}
