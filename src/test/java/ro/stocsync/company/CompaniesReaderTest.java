package ro.stocsync.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the configuration of companies may say, and the line for each thing it may not. */
class CompaniesReaderTest {

  private static final String ACME = "stocsync.companies.acme.";
  private static final String MAIN = ACME + "shops.main.";

  private final Map<String, String> properties =
      new HashMap<>(
          Map.of(
              ACME + "token", "a-token",
              MAIN + "url", "https://magazin.ro/",
              MAIN + "consumer-key", "ck_1",
              MAIN + "consumer-secret", "cs_1",
              MAIN + "warehouses", "Magazin, Depozit  Central "));

  @Test
  void readsACompanyWithAShop() {
    CompaniesReader reader = new CompaniesReader();

    Company acme = reader.read(config()).get("acme");

    assertThat(reader.problems()).isEmpty();
    assertThat(acme.accepts("A-TOKEN")).isTrue();
    assertThat(acme.shops()).hasSize(1);
    Shop shop = acme.shops().getFirst();
    assertThat(shop.key()).hasToString("acme/main");
    assertThat(shop.url()).hasToString("https://magazin.ro");
    assertThat(shop.auth()).isEqualTo(KeyTransport.AUTO);
    assertThat(shop.settings().synchronised()).isTrue();
    assertThat(shop.settings().warehouses())
        .containsExactlyInAnyOrder(Warehouse.named("MAGAZIN "), Warehouse.named("depozit central"));
  }

  @Test
  void acceptsTwoTokensWhileOneIsChanged() {
    properties.put(ACME + "previous-token", "old-token");

    Company acme = new CompaniesReader().read(config()).get("acme");

    assertThat(acme.accepts("a-token")).isTrue();
    assertThat(acme.accepts("old-token")).isTrue();
    assertThat(acme.accepts("")).isFalse();
    assertThat(acme.accepts("a-toke")).isFalse();
  }

  @Test
  void knowsHowSmartBillIsAsked() {
    properties.put(ACME + "cif", " RO123 ");
    properties.put(ACME + "username", "ana@acme.ro");

    assertThat(new CompaniesReader().read(config()).get("acme").account())
        .contains(new SmartBillAccount("acme", "RO123", "ana@acme.ro", new Secret("a-token")));

    properties.put(ACME + "api-token", "another-token");
    assertThat(new CompaniesReader().read(config()).get("acme").account())
        .contains(
            new SmartBillAccount("acme", "RO123", "ana@acme.ro", new Secret("another-token")));
  }

  @Test
  void asksSmartBillNothingUnlessToldHow() {
    assertThat(new CompaniesReader().read(config()).get("acme").account()).isEmpty();
  }

  @Test
  void halfAnAccountIsAProblem() {
    properties.put(ACME + "cif", "RO123");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("companies.acme.username is missing");

    properties.remove(ACME + "cif");
    properties.put(ACME + "username", "ana:x@acme.ro");
    assertThat(problems())
        .hasSize(2)
        .anyMatch(line -> line.contains("companies.acme.cif is missing"))
        .anyMatch(line -> line.contains("companies.acme.username has a colon"));
  }

  @Test
  void noCompanyAtAllIsAProblem() {
    properties.clear();
    assertThat(problems()).singleElement().asString().contains("names no company", "STOCSYNC_");
  }

  @Test
  void everyMissingValueHasItsLine() {
    properties.clear();
    properties.put(MAIN + "auth", "auto");

    assertThat(problems())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith(ACME + "token is missing: write there the token"),
            line -> assertThat(line).startsWith(MAIN + "url is missing: write there the shop's"),
            line -> assertThat(line).startsWith(MAIN + "consumer-key is missing"),
            line -> assertThat(line).startsWith(MAIN + "consumer-secret is missing"));
  }

  @Test
  void aCompanyWithoutAShopIsAProblem() {
    properties.keySet().removeIf(key -> key.startsWith(MAIN));
    assertThat(problems()).singleElement().asString().startsWith(ACME + "shops names no shop");
  }

  @Test
  void aBlankTokenIsAMissingToken() {
    properties.put(ACME + "token", "   ");
    assertThat(problems()).singleElement().asString().startsWith(ACME + "token is missing");
  }

  @Test
  void theSameTokenTwiceIsAContradiction() {
    properties.put(ACME + "previous-token", "A-Token");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(ACME + "previous-token is the same");
  }

  @Test
  void swappedKeysAreNoticed() {
    properties.put(MAIN + "consumer-key", "cs_1");
    properties.put(MAIN + "consumer-secret", "ck_1");
    assertThat(problems())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("key and secret are swapped"));
  }

  @Test
  void readsWhoIsToldOfAlerts() {
    properties.put(ACME + "alerts.email", "ana@acme.ro, dan@acme.ro,ana@acme.ro");
    properties.put(ACME + "alerts.webhook", "https://chat.acme.ro/hooks/hidden-word");
    properties.put(ACME + "alerts.webhook-secret", "hidden-word");

    AlertTargets alerts = new CompaniesReader().read(config()).get("acme").alerts();

    assertThat(alerts.emails()).containsExactly("ana@acme.ro", "dan@acme.ro");
    assertThat(alerts.webhook().orElseThrow().host()).isEqualTo("chat.acme.ro");
    assertThat(alerts.digest()).isTrue();
    assertThat(alerts.toString()).doesNotContain("hidden-word");
    assertThat(problems()).isEmpty();
  }

  @Test
  void nobodyIsToldUnlessSomebodyIsNamed() {
    assertThat(new CompaniesReader().read(config()).get("acme").alerts().isEmpty()).isTrue();
  }

  @Test
  void wrongTargetsOfAlertsHaveTheirLine() {
    properties.put(ACME + "alerts.email", "ana@acme.ro dan@acme.ro");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(ACME + "alerts.email has \"ana@acme.ro dan@acme.ro\"")
        .contains("parted by commas");

    properties.remove(ACME + "alerts.email");
    properties.put(ACME + "alerts.webhook-secret", "hidden-word");
    assertThat(problems()).singleElement().asString().contains("webhook-secret signs nothing");

    Map<String, String> wrong =
        Map.of(
            "chat.acme.ro/hidden-word", "with its scheme",
            "https://chat acme.ro/hidden-word", "is not an address",
            "https://u:hidden-word@chat.acme.ro", "may hold no user",
            "http://chat.acme.ro/hidden-word", "alerts.allow-plain-http=true");
    wrong.forEach(
        (url, says) -> {
          properties.put(ACME + "alerts.webhook", url);
          assertThat(problems())
              .as(url)
              .singleElement()
              .asString()
              .contains(ACME + "alerts.webhook ", says)
              .doesNotContain("hidden-word");
        });
    properties.put(ACME + "alerts.allow-plain-http", "true");
    properties.put(ACME + "alerts.webhook", "http://chat.internal/hidden-word");
    assertThat(problems()).isEmpty();
  }

  @Test
  void oneShopHasOnePlace() {
    properties.put("stocsync.companies.zeta.token", "z-token");
    for (String key : List.of("url", "consumer-key", "consumer-secret")) {
      properties.put("stocsync.companies.zeta.shops.again." + key, properties.get(MAIN + key));
    }
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("stocsync.companies.zeta.shops.again.url is the same shop as " + MAIN + "url");
  }

  @Test
  void addressesThatCannotBeRight() {
    Map<String, String> wrong =
        Map.of(
            "magazin.ro", "with its scheme",
            "ftp://magazin.ro", "with its scheme",
            "https://magazin ro", "is not an address",
            "https://u:p@magazin.ro", "no user, query or fragment",
            "https://magazin.ro?x=1", "no user, query or fragment",
            "https://magazin.ro/wp-json/wc/v3", "without /wp-json",
            "http://magazin.ro", "allow-plain-http=true");
    wrong.forEach(
        (url, says) -> {
          properties.put(MAIN + "url", url);
          assertThat(problems()).as(url).singleElement().asString().contains(says);
        });
  }

  @Test
  void plainHttpIsForThisMachineOrForWhoeverAsksForIt() {
    properties.put(MAIN + "url", "http://localhost:8090");
    assertThat(problems()).isEmpty();
    properties.put(MAIN + "url", "http://shop.internal");
    properties.put(MAIN + "allow-plain-http", "true");
    assertThat(problems()).isEmpty();
  }

  @Test
  void namesAreOfSmallLettersDigitsAndDashes() {
    properties.put("stocsync.companies.\"Acme SRL\".token", "t");
    assertThat(problems()).anySatisfy(line -> assertThat(line).contains("small letters"));
  }

  @Test
  void noProblemNamesASecret() {
    properties.put(MAIN + "url", "https://user:hidden-word@magazin.ro");
    properties.put(MAIN + "consumer-key", "cs_hidden-word");
    assertThat(problems()).hasSize(2).noneMatch(line -> line.contains("hidden-word"));
  }

  @Test
  void secretsDoNotShowThemselves() {
    assertThat(new CompaniesReader().read(config()).toString())
        .doesNotContain("a-token", "ck_1", "cs_1");
  }

  private List<String> problems() {
    CompaniesReader reader = new CompaniesReader();
    reader.read(config());
    return reader.problems();
  }

  private CompaniesConfig config() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .withMapping(CompaniesConfig.class)
            .build();
    return config.getConfigMapping(CompaniesConfig.class);
  }
}
