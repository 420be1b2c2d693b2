package ro.stocsync.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;
import static ro.stocsync.SmartBill.sends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.RunStory;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.sql.Database;

/** From SmartBill's call to the shop's stock in one trace, and lines of the log that say whose. */
@QuarkusTest
@TestProfile(WithTraces.class)
class TracesTest {

  DemoShop shop;
  DemoSmartBill smartBill;
  @Inject ShopStory story;
  @Inject Database database;
  @Inject InMemorySpanExporter spans;

  @BeforeEach
  void begin() {
    story.begin(shop);
    smartBill.stock().clear();
    smartBill.faults().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    smartBill.stock().put("Magazin", "P-1", "Ceai", 4);
  }

  // --- traces

  @Test
  void aCallbackAndWhatItCausesAreOneTrace() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    spans.reset();

    moves(product("P-1", 4));
    story.shopShows(shop, "P-1", 4);

    SpanData slice = ended("deliver slice");
    SpanData takenIn = ended("take in");
    SpanData call = one(span -> span.getKind() == SpanKind.SERVER);
    SpanData write = ended("shop update-products");
    assertThat(call.getName()).isEqualTo("POST /smartbill/{company}/stocks");
    assertThat(takenIn.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(slice.getParentSpanId()).isEqualTo(takenIn.getSpanId());
    assertThat(write.getParentSpanId()).isEqualTo(slice.getSpanId());
    assertThat(write.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(List.of(call, takenIn, slice, write))
        .extracting(SpanData::getTraceId)
        .containsOnly(call.getTraceId());
  }

  @Test
  void everyBatchOfASliceBelongsToIt() {
    IntStream.range(0, 350).forEach(i -> shop.catalog().simple("P-" + i, "Ceai " + i, 1));
    story.catalogIsRead();
    spans.reset();

    moves(IntStream.range(0, 350).mapToObj(i -> product("P-" + i, 4)).toArray(String[]::new));
    story.everythingIsDelivered();

    SpanData slice = ended("deliver slice");
    await().untilAsserted(() -> assertThat(named("shop update-products")).hasSize(4));
    assertThat(named("shop update-products"))
        .allMatch(span -> span.getParentSpanId().equals(slice.getSpanId()));
  }

  @Test
  void aSliceOfSeveralCallsIsLinkedToTheirTraces() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.catalog().simple("P-2", "Cafea", 1);
    story.catalogIsRead();
    story.aloneWithTheShop(
        () -> {
          spans.reset();
          moves(product("P-1", 4));
          moves(product("P-2", 5));
          database.update("update shop_stock set next_attempt_at = now()");
        });
    story.shopShows(shop, "P-2", 5);

    SpanData slice = ended("deliver slice");
    assertThat(slice.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(context -> context.getSpanId())
        .containsExactlyInAnyOrderElementsOf(
            named("take in").stream().map(SpanData::getSpanId).toList());
  }

  @Test
  void aFailureIsNamedAndNoSecretIsTold() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    spans.reset();
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), new Fault.ServerError());
    moves(product("P-1", 4));
    story.shopShows(shop, "P-1", 4);
    sends().statusCode(200);
    RunStory.pullsToTheEnd();

    await().untilAsserted(() -> assertThat(named("smartbill /stocks/ecom/")).isNotEmpty());
    assertThat(named("shop update-products"))
        .anyMatch(span -> span.getStatus().getDescription().equals("failed"));
    String everything = spans.getFinishedSpanItems().toString();
    assertThat(everything).contains("acme").doesNotContain("consumer_key", "Basic ", "Bearer ");
    assertThat(everything).doesNotContain(secrets());
  }

  private String[] secrets() {
    return new String[] {
      WithDemoShop.TOKEN, shop.consumerKey(), shop.consumerSecret(), DemoSmartBill.TOKEN
    };
  }

  // --- the log

  @Test
  void linesSayWhatTheyAreAbout() throws IOException {
    story.catalogIsRead();
    moves(product("P-9", 4));
    story.isParked("c:P-9", Outcome.State.UNMATCHED);
    long callback = story.number("select max(id) from callback");

    await()
        .untilAsserted(
            () -> {
              JsonNode taken = line("ro.stocsync.callback.Intake", callback);
              assertThat(taken.at("/mdc/company").asText()).isEqualTo("acme");
              assertThat(taken.at("/mdc/traceId").asText()).matches("[0-9a-f]{32}");
              JsonNode parked = line("ro.stocsync.delivery.ShopDelivery", callback);
              assertThat(parked.path("level").asText()).isEqualTo("WARN");
              assertThat(parked.at("/mdc/company").asText()).isEqualTo("acme");
              assertThat(parked.at("/mdc/shop").asText()).isEqualTo("main");
              assertThat(parked.at("/mdc/product").asText()).isEqualTo("c:P-9");
              assertThat(parked.at("/mdc/traceId").asText())
                  .isEqualTo(taken.at("/mdc/traceId").asText());
            });
    assertThat(Files.readString(Path.of(WithTraces.LOG))).doesNotContain(secrets());
  }

  @Test
  void aDeliveryThatFailsIsAboutItsShop() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), new Fault.Maintenance());
    moves(product("P-1", 4));
    story.shopShows(shop, "P-1", 4);

    await()
        .untilAsserted(
            () ->
                assertThat(lines())
                    .anyMatch(
                        line ->
                            line.path("message").asText().startsWith("Shop acme/main failed")
                                && line.at("/mdc/shop").asText().equals("main")));
  }

  private static JsonNode line(String logger, long callback) throws IOException {
    Optional<JsonNode> found =
        lines().stream()
            .filter(line -> line.path("loggerName").asText().equals(logger))
            .filter(line -> line.at("/mdc/callback").asText().equals(Long.toString(callback)))
            .findFirst();
    assertThat(found).as(logger).isPresent();
    return found.orElseThrow();
  }

  /** Each line is JSON by itself. */
  private static List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of(WithTraces.LOG))) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  // --- spans

  private SpanData ended(String name) {
    return one(span -> span.getName().equals(name));
  }

  private SpanData one(Predicate<SpanData> which) {
    await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems()).anyMatch(which));
    return spans.getFinishedSpanItems().stream().filter(which).findFirst().orElseThrow();
  }

  private List<SpanData> named(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }
}
