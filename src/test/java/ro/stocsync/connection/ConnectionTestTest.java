package ro.stocsync.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.options;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ro.stocsync.woocommerce.FakeShop.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.company.AlertTargets;
import ro.stocsync.company.Company;
import ro.stocsync.company.KeyTransport;
import ro.stocsync.company.Secret;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.FakeShop;
import ro.stocsync.woocommerce.Recording;
import ro.stocsync.woocommerce.ShopTestProfile;

/** Every link, whole and broken, and what is said of it. */
@QuarkusTest
@TestProfile(ShopTestProfile.class)
class ConnectionTestTest {

  private static final FakeShop SHOP = new FakeShop();
  private static final ReportText ROMANIAN = new ReportText(Locale.forLanguageTag("ro"));
  private static final ReportText ENGLISH = new ReportText(Locale.ENGLISH);

  @Inject ConnectionTest test;
  @Inject SettingsTable settings;
  @Inject Database database;

  @BeforeEach
  void play() {
    WellShop.play(SHOP.server());
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  private static Shop shop(URI url, KeyTransport auth, String... warehouses) {
    Shop plain = FakeShop.shop(url, auth);
    Set<Warehouse> monitored =
        Stream.of(warehouses).map(Warehouse::named).collect(Collectors.toUnmodifiableSet());
    return new Shop(
        plain.key(),
        plain.url(),
        plain.consumerKey(),
        plain.consumerSecret(),
        auth,
        ShopSettings.monitoring(monitored, true));
  }

  private static Shop shop() {
    return shop(URI.create(SHOP.server().baseUrl()), KeyTransport.AUTO, "Magazin", "Depozit");
  }

  private ConnectionReport run(Shop... shops) {
    for (Shop shop : shops) {
      database.inTransaction(
          transaction -> settings.configure(transaction, shop.key(), shop.settings()));
    }
    return await(
        test.run(
            new Company(
                "acme",
                Optional.empty(),
                List.of(new Secret("t")),
                List.of(shops),
                AlertTargets.NONE)));
  }

  private static void spoil(String path, ResponseDefinitionBuilder answer) {
    SHOP.server().stubFor(any(urlPathEqualTo(path)).willReturn(answer));
  }

  private static CheckOutcome outcome(ConnectionReport report, LinkName name) {
    return report.shops().getFirst().links().stream()
        .filter(link -> link.name() == name)
        .map(Link::outcome)
        .findFirst()
        .orElseThrow();
  }

  private static List<LinkName> skipped(ConnectionReport report) {
    return report.shops().getFirst().links().stream()
        .filter(link -> link.outcome() instanceof CheckOutcome.Skipped)
        .map(Link::name)
        .toList();
  }

  @Test
  void everythingIsAsItShouldBe() {
    ConnectionReport report = run(shop());
    assertThat(report.passed()).isTrue();
    assertThat(ROMANIAN.problems(report)).isEmpty();
    assertThat(report.links())
        .containsExactly(new Link(LinkName.DATABASE, CheckOutcome.passed("database.yes")));
    assertThat(report.shops().getFirst().links())
        .containsExactly(
            new Link(
                LinkName.WAREHOUSE, CheckOutcome.passed("warehouse.chosen", "depozit, Magazin")),
            new Link(LinkName.REACHABLE, CheckOutcome.passed("reachable.yes", "localhost")),
            new Link(LinkName.REST_API, CheckOutcome.passed("rest-api.yes")),
            new Link(LinkName.KEYS, CheckOutcome.passed("keys.version", "10.9.1")),
            new Link(LinkName.WRITING, CheckOutcome.passed("writing.yes")),
            new Link(LinkName.STOCK_MANAGEMENT, CheckOutcome.passed("stock-management.on")),
            new Link(LinkName.DECIMALS, CheckOutcome.passed("decimals.no")),
            new Link(LinkName.KEY_TRANSPORT, CheckOutcome.passed("key-transport.header")));
  }

  @Test
  void nothingIsChanged() {
    run(shop());
    assertThat(SHOP.requests())
        .filteredOn(
            request -> !request.getMethod().isOneOf(RequestMethod.GET, RequestMethod.OPTIONS))
        .singleElement()
        .satisfies(request -> assertThat(request.getBodyAsString()).isEqualTo("{\"update\":[]}"));
  }

  @Test
  void noWarehouseChosen() {
    ConnectionReport report = run(shop(URI.create(SHOP.server().baseUrl()), KeyTransport.AUTO));
    assertThat(report.passed()).isFalse();
    assertThat(outcome(report, LinkName.WAREHOUSE))
        .isEqualTo(CheckOutcome.broken("warehouse.none"));
    assertThat(skipped(report)).isEmpty();
  }

  @Test
  void unreachable() {
    ConnectionReport report =
        run(shop(URI.create("http://magazin.invalid"), KeyTransport.AUTO, "Magazin"));
    assertThat(outcome(report, LinkName.REACHABLE))
        .isEqualTo(CheckOutcome.broken("reachable.unknown-host", "magazin.invalid"));
    assertThat(skipped(report))
        .containsExactly(
            LinkName.REST_API,
            LinkName.KEYS,
            LinkName.WRITING,
            LinkName.STOCK_MANAGEMENT,
            LinkName.DECIMALS,
            LinkName.KEY_TRANSPORT);
  }

  @Test
  void noTls() {
    String https = SHOP.server().baseUrl().replace("http:", "https:");
    assertThat(
            outcome(run(shop(URI.create(https), KeyTransport.AUTO, "Magazin")), LinkName.REACHABLE))
        .isEqualTo(CheckOutcome.broken("reachable.tls", "localhost"));
  }

  static Stream<Arguments> badAnswers() {
    String api = WellShop.PRODUCTS;
    return Stream.of(
        arguments(
            api,
            aResponse().withStatus(301).withHeader("Location", "https://www.m.ro/wp-json/x?a=b"),
            LinkName.REACHABLE,
            CheckOutcome.broken("reachable.redirected", "https://www.m.ro")),
        arguments(
            api,
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            LinkName.REACHABLE,
            CheckOutcome.broken("reachable.cut", "localhost")),
        arguments(
            api,
            okJson("[]").withFixedDelay(2_500),
            LinkName.REACHABLE,
            CheckOutcome.broken("reachable.late", "localhost")),
        arguments(
            api,
            aResponse().withStatus(202).withBody("<h1>Ești om?</h1>"),
            LinkName.REST_API,
            CheckOutcome.broken("rest-api.invalid", "202", "Ești om?")),
        arguments(
            api,
            aResponse().withStatus(503).withBody("<p>Mentenanță"),
            LinkName.REST_API,
            CheckOutcome.broken("rest-api.failed", "503", "Mentenanță")),
        arguments(
            api,
            aResponse().withStatus(429),
            LinkName.REST_API,
            CheckOutcome.broken("rest-api.throttled", "429")),
        arguments(
            api,
            Recording.answer("route-unknown"),
            LinkName.REST_API,
            CheckOutcome.broken("rest-api.no-route")),
        arguments(
            api,
            Recording.answer("auth-missing"),
            LinkName.KEYS,
            CheckOutcome.broken("keys.unknown", "Sorry, you cannot list resources.")),
        arguments(
            api,
            Recording.answer("auth-wrong-secret"),
            LinkName.KEYS,
            CheckOutcome.broken("keys.refused", "Consumer secret is invalid.")),
        arguments(
            WellShop.BATCH,
            Recording.answer("auth-readonly-batch"),
            LinkName.WRITING,
            CheckOutcome.broken(
                "writing.read-only", "The API key provided does not have write permissions.")),
        arguments(
            WellShop.BATCH,
            aResponse().withStatus(403).withBody("<h1>Blocked POST</h1>"),
            LinkName.WRITING,
            CheckOutcome.broken("problem.invalid", "403", "Blocked POST")),
        arguments(
            WellShop.SETTING,
            Recording.answer("setting-manage-stock-off"),
            LinkName.STOCK_MANAGEMENT,
            CheckOutcome.broken("stock-management.off")),
        arguments(
            WellShop.SETTING,
            aResponse().withStatus(500).withBody("Fatal error"),
            LinkName.STOCK_MANAGEMENT,
            CheckOutcome.broken("problem.failed", "500", "Fatal error")));
  }

  @ParameterizedTest
  @MethodSource
  void badAnswers(
      String path, ResponseDefinitionBuilder answer, LinkName name, CheckOutcome expected) {
    spoil(path, answer);
    Shop shop = shop();
    ConnectionReport report = run(shop);
    assertThat(outcome(report, name)).isEqualTo(expected);
    assertThat(report.passed()).isFalse();
    assertThat(report.shops().getFirst().links())
        .as("one cause, one broken link")
        .filteredOn(link -> !link.holds())
        .hasSize(1);
    assertThat(ROMANIAN.problems(report))
        .startsWith("Magazinul " + shop.key().shop() + " (" + shop.url() + "): ")
        .contains("Ce aveți de făcut: ")
        .doesNotContain(FakeShop.KEY, FakeShop.SECRET, "{");
    assertThat(ENGLISH.problems(report)).startsWith("Shop ").contains("What to do: ");
  }

  static Stream<Arguments> remarks() {
    return Stream.of(
        arguments(
            WellShop.SETTING,
            aResponse()
                .withStatus(403)
                .withBody("{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"Nu\"}"),
            LinkName.STOCK_MANAGEMENT,
            CheckOutcome.passed("stock-management.unknown")),
        arguments(
            WellShop.STATUS,
            aResponse().withStatus(403).withBody("{\"code\":\"x\",\"message\":\"Nu\"}"),
            LinkName.KEYS,
            CheckOutcome.passed("keys.yes")));
  }

  @ParameterizedTest
  @MethodSource
  void remarks(
      String path, ResponseDefinitionBuilder answer, LinkName name, CheckOutcome expected) {
    spoil(path, answer);
    ConnectionReport report = run(shop());
    assertThat(outcome(report, name)).isEqualTo(expected);
    assertThat(report.passed()).isTrue();
  }

  @Test
  void decimals() {
    SHOP.server().stubFor(options(anyUrl()).willReturn(okJson(WellShop.schema("number"))));
    assertThat(outcome(run(shop()), LinkName.DECIMALS))
        .isEqualTo(CheckOutcome.passed("decimals.yes"));
    SHOP.server().stubFor(options(anyUrl()).willReturn(aResponse().withStatus(405)));
    ConnectionReport report = run(shop());
    assertThat(outcome(report, LinkName.DECIMALS))
        .isEqualTo(CheckOutcome.passed("decimals.unknown"));
    assertThat(report.passed()).isTrue();
  }

  @Test
  void aHostThatStripsTheHeader() {
    SHOP.server()
        .stubFor(
            any(urlPathEqualTo(WellShop.PRODUCTS)).willReturn(Recording.answer("auth-missing")));
    SHOP.server()
        .stubFor(
            any(urlPathEqualTo(WellShop.PRODUCTS))
                .withQueryParam("consumer_key", equalTo(FakeShop.KEY))
                .willReturn(okJson("[{\"id\":1}]")));
    ConnectionReport report = run(shop());
    assertThat(report.passed()).isTrue();
    assertThat(outcome(report, LinkName.KEY_TRANSPORT))
        .isEqualTo(CheckOutcome.passed("key-transport.stripped"));
    Shop configured = shop(URI.create(SHOP.server().baseUrl()), KeyTransport.QUERY, "Magazin");
    assertThat(outcome(run(configured), LinkName.KEY_TRANSPORT))
        .isEqualTo(CheckOutcome.passed("key-transport.query"));
  }

  @Test
  void oneShopDownDoesNotHideTheOthers() {
    Shop down = shop(URI.create("http://magazin.invalid"), KeyTransport.AUTO, "Magazin");
    ConnectionReport report = run(shop(), down, shop());
    assertThat(report.shops()).hasSize(3).filteredOn(ShopReport::passed).hasSize(2);
    assertThat(ROMANIAN.problems(report).lines())
        .singleElement()
        .asString()
        .contains(down.key().shop());
  }

  @Test
  void endsInTimeHoweverSlowTheShop() {
    for (String path : List.of(WellShop.STATUS, WellShop.BATCH, WellShop.SETTING)) {
      spoil(path, okJson("[]").withFixedDelay(1_500));
    }
    Shop shop = shop();
    long start = System.nanoTime();
    ConnectionReport report = run(shop, shop(), shop());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(report.passed()).isFalse();
    assertThat(skipped(report)).contains(LinkName.STOCK_MANAGEMENT);
  }
}
