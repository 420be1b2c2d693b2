package ro.stocsync.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The demo shop answers and stores what a real WooCommerce did, recording by recording. */
class DemoShopContractTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final DateTimeFormatter STORED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter ASKED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static DemoShop shop;
  private static RecordedState state;
  private static WebhookListener listener;
  private static RecordedWebhooks webhooks;

  @BeforeAll
  static void start() {
    shop = DemoShop.start();
    state = new RecordedState(shop, new RecordedCatalog(RecordedCase.names()));
    listener = new WebhookListener();
    webhooks = new RecordedWebhooks(shop, listener);
  }

  @AfterAll
  static void stop() {
    HTTP.close();
    listener.close();
    shop.close();
  }

  @Test
  void everyRecordingIsReplayedOrExcused() {
    Set<String> names = new TreeSet<>(RecordedCase.names());
    assertEquals(257, names.size());
    Set<String> unknown = new TreeSet<>(Excuses.reasons().keySet());
    unknown.removeAll(names);
    assertEquals(Set.of(), unknown, "excused, but not a recording");
    names.removeAll(Excuses.reasons().keySet());
    names.removeIf(name -> RecordedCase.find(name).isPresent());
    assertEquals(Set.of(), names, "neither here to be replayed nor excused");
  }

  @Test
  void everyRecordingThatIsHereIsKnown() {
    Set<String> here = RecordedCase.copied();
    here.removeAll(RecordedCase.names());
    assertEquals(Set.of(), here, "here, but not in names.txt");
  }

  @TestFactory
  Stream<DynamicTest> recording() {
    return RecordedCase.names().stream()
        .filter(name -> !Excuses.reasons().containsKey(name))
        .map(name -> dynamicTest(name, () -> replay(RecordedCase.of(name))));
  }

  private static void replay(RecordedCase recording) throws Exception {
    AnswerComparison comparison = new AnswerComparison(recording);
    if (RecordedWebhooks.isDeliveries(recording)) {
      state.before(recording);
      webhooks.replay(recording, comparison, DemoShopContractTest::send);
      assertTrue(comparison.differences().isEmpty(), String.join("\n", comparison.differences()));
      return;
    }
    switch (recording.name()) {
      case "same-product-repair" -> repairs(recording, comparison);
      case "order-reduces" -> {
        state.before(recording);
        shop.catalog().order(31, 3);
        recording.stored().forEach((id, row) -> stored(comparison, id, row));
      }
      default -> request(recording, comparison);
    }
    assertTrue(comparison.differences().isEmpty(), String.join("\n", comparison.differences()));
  }

  private static void request(RecordedCase recording, AnswerComparison comparison)
      throws Exception {
    state.before(recording);
    webhooks.before(recording);
    Map<Long, Instant> before = modified(recording);
    HttpResponse<String> answer = send(recording);
    comparison.same("status", recording.status(), answer.statusCode());
    Stream.of("X-WP-Total", "X-WP-TotalPages", "Content-Type")
        .forEach(name -> comparison.header(name, answer.headers().firstValue(name)));
    comparison.same(
        "Link",
        recording.answeredHeader("Link").map(DemoShopContractTest::link),
        answer.headers().firstValue("Link").map(DemoShopContractTest::link));
    if (!recording.method().equals("HEAD") && recording.json().has("body_text")) {
      comparison.same("page", recording.json().path("body_text").asText(), answer.body());
    } else if (!recording.method().equals("HEAD")) {
      comparison.body(RecordedCase.parsed(listener.recorded(answer.body())));
    }
    recording.stored().forEach((id, row) -> stored(comparison, id, row));
    moved(recording, before, comparison);
  }

  private static HttpResponse<String> send(RecordedCase recording) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(shop.url() + path(recording)))
            .method(
                recording.method(), BodyPublishers.ofByteArray(listener.ours(recording.body())));
    recording.headers().forEach(request::header);
    recording
        .authorization()
        .map(key -> Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
        .ifPresent(key -> request.header("Authorization", "Basic " + key));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** A recorded time stands for one between the making of the products and now. */
  private static String path(RecordedCase recording) {
    String aMinuteAgo = ASKED.format(Instant.now().minus(Duration.ofMinutes(1)));
    return RecordedCase.withDemoKeys(recording.path())
        .replaceFirst("modified_after=\\d[^&]*", "modified_after=" + aMinuteAgo);
  }

  /** A Link header without what differs between the shops: their address, keys and times. */
  private static String link(String header) {
    return RecordedCase.withDemoKeys(header)
        .replaceAll("<https?://[^/]+", "<")
        .replaceAll("modified_after=[^&>]*", "modified_after=");
  }

  private static void stored(AnswerComparison comparison, long id, JsonNode row) {
    comparison.stored(id, row, shop.catalog().find(id));
  }

  // --- modified dates

  private static Map<Long, Instant> modified(RecordedCase recording) {
    Map<Long, Instant> modified = new TreeMap<>();
    recording
        .stored()
        .keySet()
        .forEach(
            id -> shop.catalog().find(id).ifPresent(found -> modified.put(id, found.modified)));
    return modified;
  }

  /** The date of what was written moves, and that of what was left alone does not. */
  private static void moved(
      RecordedCase recording, Map<Long, Instant> before, AnswerComparison comparison) {
    Instant answered =
        recording
            .answeredHeader("Date")
            .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
            .orElseThrow()
            .toInstant();
    Map<Long, Boolean> expected = new TreeMap<>();
    Map<Long, Boolean> actual = new TreeMap<>();
    before.forEach(
        (id, date) -> {
          Instant then =
              LocalDateTime.parse(
                      recording.stored().get(id).path("post_modified_gmt").asText(), STORED)
                  .toInstant(ZoneOffset.UTC);
          boolean moved = !then.isBefore(answered.minusSeconds(1));
          // What the case before had changed within the same second says nothing.
          if (!moved || recording.status() < 400) {
            expected.put(id, moved);
            actual.put(id, !shop.catalog().find(id).orElseThrow().modified.equals(date));
          }
        });
    comparison.modified(expected, actual);
  }

  // --- same-product-repair

  private static void repairs(RecordedCase recording, AnswerComparison comparison)
      throws Exception {
    List<String> ways = List.of("PUT the same quantity", "batch with the same quantity");
    for (JsonNode outcome : recording.json().path("outcomes")) {
      String way = outcome.path("then").asText();
      if (ways.contains(way)) {
        state.before(recording);
        long stock = outcome.path("before").path("stock").asLong();
        shop.catalog().stock(10, stock);
        shop.catalog().find(10).orElseThrow().stockStatus =
            outcome.path("before").path("stock_status").asText();
        String item = "{\"id\":10,\"stock_quantity\":%d}".formatted(stock);
        boolean single = way.equals(ways.getFirst());
        put(
            single ? "/products/10" : "/products/batch",
            single ? item : "{\"update\":[" + item + "]}");
        comparison.same(
            way + " over " + outcome.path("before"),
            outcome.path("after").path("_stock_status").asText(),
            shop.catalog().stockStatus(10));
        comparison.same(way, Optional.of(BigDecimal.valueOf(stock)), shop.catalog().stock(10));
      }
    }
  }

  private static void put(String path, String body) throws Exception {
    send("PUT", path, body);
  }

  private static void send(String method, String path, String body) throws Exception {
    String request =
        """
        {"request": {"method": "%s", "path": "%s%s", "authorization": "Basic ck_xxx:cs_xxx",
        "headers": {"Content-Type": "application/json"}, "body": %s}}\
        """
            .formatted(method, ApiRequest.ROOT, path, body);
    assertEquals(200, send(new RecordedCase("", RecordedCase.parsed(request))).statusCode());
  }
}
