package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import ro.stocsync.company.KeyTransport;
import ro.stocsync.company.Language;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Texts;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.Oddities;
import ro.stocsync.fuzz.Recordings;
import ro.stocsync.fuzz.Tally;

/** Whatever a shop answers is products within bounds, or a {@link ShopException} in words. */
class ShopAnswerFuzzTest {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_YEAR = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final Tally TALLY = new Tally("answers of shops");
  private static final Texts REASONS = Texts.of("reason", Language.RO.locale());

  private static final List<Integer> STATUSES =
      List.of(
          200, 200, 200, 200, 200, 200, 201, 202, 204, 206, 301, 302, 304, 400, 401, 403, 404, 413,
          429, 500, 502, 503, 504, 599, 999);

  private static final List<String> HEADERS =
      List.of("Retry-After", "Date", "X-WP-Total", "X-WP-TotalPages", "Location", "Content-Type");

  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "+5",
          "30",
          "999999999",
          "9999999999",
          "1e9",
          "Mon, 23 Nov 2026 20:20:32 GMT",
          "Mon, 23 Nov 9999 20:20:32 GMT",
          "Tue, 31 Feb 2026 99:99:99 GMT",
          "Thu, 01 Jan 0001 00:00:00 GMT",
          "https://other.example/wp-json/wc/v3/products?consumer_secret=" + FakeShop.SECRET,
          "/wp-json",
          "//",
          "http://[",
          "::::",
          "javascript:alert(1)",
          "http://x/\u0000",
          "text/html",
          "é\u0100",
          "x".repeat(5_000));

  private static final Shop SHOP =
      FakeShop.shop(URI.create("http://localhost:1"), KeyTransport.HEADER);

  private static final Mutants BODIES = new Mutants(bodies());

  private static List<String> bodies() {
    List<String> bodies = new ArrayList<>(Recordings.ofShops());
    String keys = FakeShop.KEY + ":" + FakeShop.SECRET;
    bodies.add("{\"code\":\"x\",\"message\":\"" + "m".repeat(100) + keys + "\"}");
    bodies.add("<html><p>" + "m".repeat(90) + " " + keys + " " + "<b>".repeat(9_000) + keys);
    bodies.add(
        "{\"update\":[{\"id\":7,\"error\":{\"code\":\"%1$s\",\"message\":\"%2$s%1$s\"}}]}"
            .formatted(keys, "m".repeat(100)));
    for (int i = 0; i < 40; i++) {
      bodies.add(
          """
          {"update":[{"id":7,"parent_id":0,"sku":"P-1","name":"Ceai","type":"simple",
           "status":"publish","manage_stock":true,"stock_quantity":5,"stock_status":"instock",
           "global_unique_id":"5941234567899","date_modified_gmt":"2026-11-23T20:20:32",
           "images":[{"src":"https://shop.example/a.jpg"}]}]}
          """);
      bodies.add(
          """
          [{"id":7,"sku":"P-1","name":"Ceai","manage_stock":true,"stock_quantity":"5.5",
           "stock_status":"instock","date_modified_gmt":"2026-11-23T20:20:32",
           "image":{"thumbnail":"","src":"http://shop.example/a.jpg"}},{"id":8}]
          """);
    }
    return bodies;
  }

  @AfterContainer
  static void tell() {
    System.out.println(TALLY);
  }

  @Property
  void anAnswerIsProductsOrAKnownProblem(@ForAll("answers") Answer answer) throws Exception {
    TALLY.count(BOUND, () -> read(answer));
  }

  private static String read(Answer answer) {
    AnswerReader answers = new AnswerReader(SHOP, InstantSource.system(), Duration.ofHours(1));
    ProductReader products = new ProductReader(answers);
    List<StockUpdate> updates = List.of(new StockUpdate(7, BigDecimal.ONE, false));
    String outcome = "";
    boolean read = false;
    for (Runnable reading :
        List.<Runnable>of(
            () -> isWithinBounds(products.page(PageRequest.of(3), answer)),
            () -> isWithinBounds(products.variationsOf(7, PageRequest.of(1), answer)),
            () -> products.batch(updates, answer).forEach(ShopAnswerFuzzTest::isWithinBounds),
            () -> assertThat(answers.json(answer).isContainerNode()).isTrue())) {
      try {
        reading.run();
        read = true;
      } catch (ShopException e) {
        isInWords(e);
        outcome = e.outcome();
      }
    }
    return read ? "products or JSON" : outcome;
  }

  private static void isWithinBounds(ProductPage page) {
    assertThat(page.totalPages()).isNotNegative();
    assertThat(page.totalProducts()).isNotNegative();
    page.products().forEach(ShopAnswerFuzzTest::isWithinBounds);
  }

  private static void isWithinBounds(ItemAnswer answer) {
    switch (answer) {
      case ItemAnswer.Stored stored -> isWithinBounds(stored.product());
      case ItemAnswer.Refused refused -> {
        isSafe(refused.code());
        isSafe(refused.message());
      }
    }
  }

  private static void isWithinBounds(ShopProduct product) {
    assertThat(product.id()).isPositive();
    List<String> texts =
        new ArrayList<>(
            List.of(
                product.sku(),
                product.name(),
                product.type(),
                product.status(),
                product.stockStatus()));
    product.gtin().ifPresent(texts::add);
    product.picture().ifPresent(texts::add);
    texts.forEach(text -> assertThat(text.length()).isLessThanOrEqualTo(10_000));
    texts.forEach(ShopAnswerFuzzTest::isText);
    product
        .stockQuantity()
        .ifPresent(
            quantity -> {
              assertThat(quantity.precision()).isLessThanOrEqualTo(100);
              assertThat(quantity.scale()).isBetween(-100, 100);
            });
    product.modified().ifPresent(modified -> assertThat(modified).isBetween(FIRST_YEAR, LAST_YEAR));
  }

  private static void isInWords(ShopException e) {
    Phrase phrase = e.phrase();
    for (String words : List.of(e.getMessage(), phrase.in(REASONS), phrase.stored())) {
      assertThat(words).isNotBlank();
      assertThat(words.length()).isLessThanOrEqualTo(6_000);
      isSafe(words);
    }
    e.retryAfter().ifPresent(pause -> assertThat(pause.isNegative()).isFalse());
  }

  private static void isSafe(String words) {
    isText(words);
    assertThat(words).doesNotContain(FakeShop.KEY, FakeShop.SECRET);
  }

  /** PostgreSQL takes it, and gives it back. */
  private static void isText(String text) {
    assertThat(text.indexOf('\0')).isNegative();
  }

  @Provide
  Arbitrary<Answer> answers() {
    return Arbitraries.randomValue(
        random -> new Answer(Oddities.one(STATUSES, random), headers(random), BODIES.next(random)));
  }

  private static Map<String, String> headers(Random random) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = random.nextInt(5); i > 0; i--) {
      headers.put(Oddities.one(HEADERS, random), Oddities.one(HEADER_VALUES, random));
    }
    return headers;
  }
}
