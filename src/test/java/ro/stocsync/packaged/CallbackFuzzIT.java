package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.fuzz.CallbackBodies;
import ro.stocsync.fuzz.Headers;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.Oddities;
import ro.stocsync.fuzz.RawHttp;
import ro.stocsync.fuzz.Tally;

/**
 * Whatever is sent to the callback's address, the packaged application with a heap of 128 MiB
 * answers it soon and never with 5xx, is there afterwards, and has in the ledger what it answered
 * with 200. {@code -Dfuzz.inputs} of each kind, {@code -Dfuzz.seed} as printed.
 */
class CallbackFuzzIT {

  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 400);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int SENDERS = 3;
  private static final Duration BOUND = Duration.ofSeconds(5);

  /** A connection is waited for longer than an answer may take, to tell slow from never. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Fewer tell nothing of what is kept: the first thousands still fill caches. */
  private static final int ENOUGH_FOR_MEMORY = 20_000;

  private static final double MEMORY_LIMIT = 1.10;

  private final Mutants bodies = new Mutants(CallbackBodies.good());
  private final Mutants requests = new Mutants(List.of(request("/smartbill/acme/stocks", "[]")));
  private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();

  /** How an input is made, and whether it is a request to its end. */
  private record Kind(String name, boolean whole, Function<Random, byte[][]> input) {}

  @Test
  void nothingThatIsSentBreaksTheService() throws Exception {
    System.out.printf("Fuzz: -Dfuzz.inputs=%d -Dfuzz.seed=%d%n", INPUTS, SEED);
    try (TestDatabase database = TestDatabase.start();
        DemoShop shop = DemoShop.start()) {
      shop.catalog().many("P-", 10);
      try (StocSyncProcess stocSync =
          StocSyncProcess.listening(
              StocSyncProcess.started(
                  StocSyncProcess.environment(database, shop),
                  List.of(
                      "-XX:TieredStopAtLevel=1",
                      "-Xmx128m",
                      "-XX:+UseSerialGC",
                      "-XX:+ExitOnOutOfMemoryError")))) {
        stocSync.shows(
            () -> {
              RawHttp http = new RawHttp(URI.create(stocSync.url("/")), PATIENCE);
              Tally headers =
                  send(new Kind("odd headers", false, this::oddHeader), http, 0, INPUTS);
              Tally malformed =
                  send(new Kind("odd requests", false, this::oddRequest), http, 0, INPUTS);
              Kind whole = new Kind("bodies sent", true, this::oddBody);
              long before = answeredWith200(database);
              Tally tenth = send(whole, http, 0, INPUTS / 10);
              Optional<Vitals> begun = vitals(stocSync, database);
              Tally rest = send(whole, http, INPUTS / 10, INPUTS);
              Optional<Vitals> ended = vitals(stocSync, database);
              assertThat(findings).isEmpty();
              assertThat(answeredWith200(database) - before)
                  .isEqualTo(tenth.of("200") + rest.of("200"));
              assertThat(
                      database.number(
                          "select count(*) from callback where outcome = 'ACCEPTED' and not exists"
                              + " (select 1 from callback_item i where i.company ="
                              + " callback.company and i.callback = callback.id and"
                              + " i.product_key is not null)"))
                  .isZero();
              isWellAfterwards(stocSync, shop);
              for (Tally tally : List.of(headers, malformed, tenth, rest)) {
                System.out.println(tally);
              }
              begun.ifPresent(first -> compare(first, ended.orElseThrow()));
            });
      }
    }
  }

  private void isWellAfterwards(StocSyncProcess stocSync, DemoShop shop) {
    assertThat(stocSync.isAlive()).isTrue();
    RestAssured.get(stocSync.url("/q/health")).then().statusCode(200);
    stocSync.smartBillSends(product("P-00001", 4_711)).statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(shop.stockOf("P-00001")).isEqualByComparingTo("4711"));
    assertThat(stocSync.log()).doesNotContain("OutOfMemory", "ERROR", "Exception");
  }

  /** Of a JVM, and where there is enough to see. */
  private static Optional<Vitals> vitals(StocSyncProcess stocSync, TestDatabase database) {
    return INPUTS >= ENOUGH_FOR_MEMORY
        ? Optional.of(Vitals.of(stocSync, database))
        : Optional.empty();
  }

  private static void compare(Vitals begun, Vitals ended) {
    double live = (double) ended.liveKibibytes() / begun.liveKibibytes();
    double series = (double) ended.series() / begun.series();
    System.out.printf(
        "Fuzz: after a tenth of the bodies %s, at the end %s: live heap %.2f, series %.2f%n",
        begun, ended, live, series);
    assertThat(live).isLessThan(MEMORY_LIMIT);
    assertThat(series).isLessThan(MEMORY_LIMIT);
    assertThat(ended.openFiles()).isLessThan(begun.openFiles() + 50);
  }

  private static long answeredWith200(TestDatabase database) {
    return database.number("select count(*) from callback where status = 200");
  }

  private Tally send(Kind kind, RawHttp http, int from, int to) throws Exception {
    Tally tally = new Tally(kind.name());
    AtomicInteger next = new AtomicInteger(from);
    List<Callable<Void>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      senders.add(
          () -> {
            for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
              exchange(http, kind, kind.input().apply(new Random(SEED * 31 + i)), tally);
            }
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      for (Future<Void> ended : threads.invokeAll(senders)) {
        ended.get();
      }
    }
    return tally;
  }

  private void exchange(RawHttp http, Kind kind, byte[][] bytes, Tally tally) throws IOException {
    long began = System.nanoTime();
    String outcome;
    boolean fault;
    try {
      RawHttp.Answer answer = kind.whole() ? http.send(bytes) : http.begin(bytes);
      outcome = answer.status() == 0 ? "closed" : Integer.toString(answer.status());
      fault = isFault(answer);
    } catch (SocketTimeoutException e) {
      outcome = "never";
      fault = true;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    tally.count(outcome, took);
    if (fault || took.compareTo(BOUND) > 0) {
      StringBuilder sent = new StringBuilder();
      for (byte[] part : bytes) {
        sent.append(new String(part, StandardCharsets.ISO_8859_1));
      }
      findings.add(
          "%s, %s after %d ms:%n%s"
              .formatted(
                  kind.name(),
                  outcome,
                  took.toMillis(),
                  sent.substring(0, Math.min(3_000, sent.length()))));
    }
  }

  /**
   * Neither of what is for others to say, that a method or a version is not known, nor that too
   * much is being taken in at once: a length that is announced counts.
   */
  private static boolean isFault(RawHttp.Answer answer) {
    boolean crowded =
        answer.status() == 503 && answer.text().toLowerCase(Locale.ROOT).contains("retry-after");
    return answer.status() >= 500 && answer.status() != 501 && answer.status() != 505 && !crowded;
  }

  private byte[][] oddBody(Random random) {
    byte[] body = bodies.next(random);
    String head =
        """
        POST /smartbill/acme/stocks HTTP/1.1
        Host: localhost
        Connection: close
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(StocSyncProcess.TOKEN, body.length);
    return new byte[][] {head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), body};
  }

  private byte[][] oddHeader(Random random) {
    StringBuilder value = new StringBuilder();
    for (int parts = random.nextInt(6); parts > 0; parts--) {
      value.append(
          random.nextInt(5) == 0 ? "Bearer " + StocSyncProcess.TOKEN : Headers.part(random));
    }
    String name =
        Oddities.one(
            List.of(
                "Authorization",
                "Authorization",
                "Authorization",
                "authorization",
                "Content-Type",
                "Content-Length",
                "Transfer-Encoding",
                "Content-Encoding",
                "Expect",
                "Accept",
                "Host",
                "Cookie",
                "X-Forwarded-For",
                "traceparent"),
            random);
    String head =
        "POST /smartbill/acme/stocks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + name
            + ": "
            + value
            + (name.equalsIgnoreCase("Authorization")
                ? ""
                : "\r\nAuthorization: Bearer " + StocSyncProcess.TOKEN)
            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]";
    return new byte[][] {head.getBytes(StandardCharsets.ISO_8859_1)};
  }

  private byte[][] oddRequest(Random random) {
    String path =
        Oddities.one(
            List.of(
                "/smartbill/acme/stocks",
                "/smartbill/acme/stocks/",
                "/smartbill//stocks",
                "/smartbill/acm%65/stocks",
                "/smartbill/acme%2fstocks",
                "/smartbill/acme%00/stocks",
                "/smartbill/%/stocks",
                "/smartbill/%c0%80/stocks",
                "/smartbill/acme;x=1/stocks",
                "/smartbill/acme/../acme/stocks",
                "/smartbill/%2e%2e/stocks",
                "/smartbill/acme/stocks?x=%00&%",
                "//smartbill/acme/stocks",
                "http://localhost/smartbill/acme/stocks",
                "*",
                "/smartbill/" + "a".repeat(5_000) + "/stocks",
                "/smartbill/é/stocks",
                "/woocommerce/acme/main/hooks"),
            random);
    byte[] good = request(path, "[]").getBytes(StandardCharsets.UTF_8);
    return new byte[][] {random.nextInt(3) == 0 ? good : requests.next(random)};
  }

  private static String request(String path, String body) {
    return """
        POST %s HTTP/1.1
        Host: localhost
        Connection: close
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(path, StocSyncProcess.TOKEN, body.length())
            .replace("\n", "\r\n")
        + body;
  }
}
