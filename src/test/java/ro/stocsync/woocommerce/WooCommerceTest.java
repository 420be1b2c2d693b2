package ro.stocsync.woocommerce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static ro.stocsync.woocommerce.FakeShop.await;
import static ro.stocsync.woocommerce.FakeShop.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.company.KeyTransport;

/** What is sent to a shop, and what its recorded answers are read as. */
@QuarkusTest
@TestProfile(ShopTestProfile.class)
class WooCommerceTest {

  private static final FakeShop SHOP = new FakeShop();

  @Inject WooCommerceClients clients;
  private WooCommerce wooCommerce;

  @BeforeEach
  void open() {
    SHOP.server().resetAll();
    wooCommerce = clients.of(SHOP.shop(KeyTransport.HEADER));
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  private static void answer(String recording) {
    SHOP.server().stubFor(any(anyUrl()).willReturn(Recording.answer(recording)));
  }

  private static LoggedRequest theRequest() {
    assertThat(SHOP.requests()).hasSize(1);
    return SHOP.requests().getFirst();
  }

  private static String query(LoggedRequest request, String name) {
    return request.queryParameter(name).isPresent()
        ? request.queryParameter(name).firstValue()
        : null;
  }

  @Test
  void readsProducts() {
    answer("sku-several");
    ProductPage page = await(wooCommerce.products(PageRequest.of(1)));
    assertThat(page.products()).hasSize(3);
    assertThat(page.products().getLast())
        .isEqualTo(
            new ShopProduct(
                10,
                0,
                "P-00001",
                "Ceai negru model 00001",
                "simple",
                "publish",
                StockManagement.MANAGED,
                Optional.of(new BigDecimal(171)),
                "instock",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(page.totalPages()).isEqualTo(1);
    assertThat(page.totalProducts()).isEqualTo(3);
    assertThat(page.shopTime()).contains(Instant.parse("2026-11-23T20:18:10Z"));
  }

  @Test
  void asksForAPageInTheOrderOfIds() {
    answer("page-last");
    ProductPage page = await(wooCommerce.products(PageRequest.of(9999)));
    assertThat(page.products()).isEmpty();
    assertThat(page.totalPages()).isEqualTo(22);
    LoggedRequest request = theRequest();
    assertThat(request.getUrl()).startsWith("/wp-json/wc/v3/products?");
    assertThat(query(request, "page")).isEqualTo("9999");
    assertThat(query(request, "per_page")).isEqualTo("100");
    assertThat(query(request, "orderby")).isEqualTo("id");
    assertThat(query(request, "order")).isEqualTo("asc");
    assertThat(query(request, "_fields"))
        .contains("id,parent_id,sku")
        .contains("date_modified_gmt");
    assertThat(query(request, "modified_after")).isNull();
    assertThat(query(request, "sku")).isNull();
    assertThat(request.getHeader("User-Agent")).startsWith("StocSync/");
  }

  @Test
  void asksForChangesInGmt() {
    answer("modified-after");
    Instant since = Instant.parse("2026-11-23T20:20:21.987Z");
    ProductPage page = await(wooCommerce.products(new PageRequest(1, Optional.of(since))));
    assertThat(query(theRequest(), "modified_after")).isEqualTo("2026-11-23T20:20:21");
    assertThat(query(theRequest(), "dates_are_gmt")).isEqualTo("true");
    assertThat(page.products())
        .extracting(ShopProduct::modified)
        .contains(Optional.of(Instant.parse("2026-11-23T20:20:22Z")));
  }

  @Test
  void readsVariationsOfAllParents() {
    answer("variations-all");
    ProductPage page = await(wooCommerce.variations(PageRequest.of(1)));
    assertThat(theRequest().getUrl()).startsWith("/wp-json/wc/v3/variations?");
    assertThat(page.totalPages()).isEqualTo(40);
    assertThat(page.products())
        .allSatisfy(
            variation -> {
              assertThat(variation.parentId()).isPositive();
              assertThat(variation.stockManagement()).isEqualTo(StockManagement.PARENT);
            });
  }

  @Test
  void readsTheVariationsOfOneParent() {
    answer("variations-of-parent");
    Instant since = Instant.parse("2026-11-23T20:20:21Z");
    ProductPage page =
        await(wooCommerce.variationsOf(2010, new PageRequest(2, Optional.of(since))));
    assertThat(theRequest().getUrl()).startsWith("/wp-json/wc/v3/products/2010/variations?");
    assertThat(query(theRequest(), "page")).isEqualTo("2");
    assertThat(query(theRequest(), "per_page")).isEqualTo("100");
    assertThat(query(theRequest(), "dates_are_gmt")).isEqualTo("true");
    assertThat(page.totalPages()).isEqualTo(1);
    assertThat(page.products())
        .hasSize(4)
        .allSatisfy(variation -> assertThat(variation.parentId()).isEqualTo(2010))
        .allSatisfy(variation -> assertThat(variation.type()).isEqualTo("variation"));
  }

  @Test
  void findsProductsById() {
    answer("include-variation");
    assertThat(await(wooCommerce.productsById(List.of(2011L, 10L))))
        .singleElement()
        .satisfies(product -> assertThat(product.sku()).isEqualTo("P-00001"));
    assertThat(query(theRequest(), "include")).isEqualTo("10,2011");
    assertThat(query(theRequest(), "per_page")).isEqualTo("100");
    assertThat(query(theRequest(), "_fields")).contains("global_unique_id");
  }

  @Test
  void asksForManyIdsInListsAndForNoneNotAtAll() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]")));
    assertThat(await(wooCommerce.productsById(List.of()))).isEmpty();
    assertThat(SHOP.requests()).isEmpty();
    await(wooCommerce.productsById(LongStream.rangeClosed(1, 201).boxed().toList()));
    assertThat(SHOP.requests())
        .extracting(request -> query(request, "include").split(",").length)
        .containsExactlyInAnyOrder(100, 100, 1);
  }

  @Test
  void noticesAShopThatOverlooksTheIds() {
    answer("include");
    failure(ShopAnswerInvalid.class, wooCommerce.productsById(List.of(10L)));
  }

  @Test
  void tellsAMissingRouteFromOtherRefusals() {
    answer("route-unknown");
    assertThat(failure(ShopRefused.class, wooCommerce.variations(PageRequest.of(1))).noSuchRoute())
        .isTrue();
  }

  @Test
  void countsPagesItselfWhereTheHeadersAreLost() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[{\"id\":7}]")));
    ProductPage page = await(wooCommerce.products(PageRequest.of(3)));
    assertThat(page.totalPages()).isEqualTo(3);
    assertThat(page.totalProducts()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P-1",
        "50%-1",
        "#77",
        "A&B=C",
        "A+B",
        "COD CU SPATII 1",
        "A/B",
        "{a}",
        "țigăi",
        "☕",
        "A?b",
        "X,Y-1",
        "\"'\\",
        "a%2",
        "A;B"
      })
  void asksForASkuAsItIs(String sku) {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]")));
    await(wooCommerce.productsBySku(List.of(sku)));
    assertThat(query(theRequest(), "sku")).isEqualTo(sku);
  }

  @Test
  void asksForManySkusInLists() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]")));
    await(
        wooCommerce.productsBySku(IntStream.range(0, 250).mapToObj("P-%05d"::formatted).toList()));
    assertThat(SHOP.requests())
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.getUrl()).hasSizeLessThan(4_000))
        .allSatisfy(request -> assertThat(query(request, "per_page")).isEqualTo("100"));
  }

  @Test
  void neverListsTheCatalogForWhatCannotBeAsked() {
    assertThat(await(wooCommerce.productsBySku(List.of("", "0", "A<B", " ")))).isEmpty();
    assertThat(await(wooCommerce.productsBySku(List.of()))).isEmpty();
    assertThat(SHOP.requests()).isEmpty();
  }

  @Test
  void findsDuplicatesAndVariations() {
    answer("sku-duplicate");
    assertThat(await(wooCommerce.productsBySku(List.of("DUP-1")))).hasSize(2);
    answer("sku-variation");
    assertThat(await(wooCommerce.productsBySku(List.of("V-0001-1"))))
        .singleElement()
        .satisfies(variation -> assertThat(variation.parentId()).isEqualTo(2010))
        .satisfies(variation -> assertThat(variation.name()).isEqualTo("Tricou variabil 0001 - S"));
  }

  @Test
  void readsOnWhereAListHasMorePages() {
    for (int page = 1; page <= 2; page++) {
      SHOP.server()
          .stubFor(
              get(urlPathEqualTo("/wp-json/wc/v3/products"))
                  .withQueryParam("page", equalTo("" + page))
                  .willReturn(
                      okJson("[{\"id\":%d,\"sku\":\"DUP\"}]".formatted(page))
                          .withHeader("X-WP-TotalPages", "2")));
    }
    assertThat(await(wooCommerce.productsBySku(List.of("DUP"))))
        .extracting(ShopProduct::id)
        .containsExactly(1L, 2L);
  }

  @Test
  void bringsAProductOnceThoughTwoListsFoundIt() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[{\"id\":2324,\"sku\":\"Y-1\"}]")));
    assertThat(await(wooCommerce.productsBySku(List.of("X,Y-1", "Y-1")))).hasSize(1);
    assertThat(SHOP.requests()).hasSize(2);
  }

  @Test
  void noticesAShopThatOverlooksTheSku() {
    SHOP.server()
        .stubFor(
            any(anyUrl()).willReturn(okJson("[{\"id\":1}]").withHeader("X-WP-TotalPages", "22")));
    failure(ShopAnswerInvalid.class, wooCommerce.productsBySku(List.of("A")));
    assertThat(SHOP.requests()).hasSize(1);
  }

  @Test
  void writesABatchWithFieldsInEachItem() {
    answer("batch-item-fields");
    List<ItemAnswer> answers =
        await(
            wooCommerce.updateProducts(
                List.of(update(39, "1"), update(40, "2.0"), update(99999999, "1E+2"))));
    assertThat(theRequest().getUrl()).isEqualTo("/wp-json/wc/v3/products/batch");
    assertThat(theRequest().getHeader("Content-Type")).startsWith("application/json");
    assertThat(theRequest().getBodyAsString())
        .startsWith("{\"update\":[{\"id\":39,\"stock_quantity\":1,\"_fields\":\"id,parent_id,sku,")
        .contains("{\"id\":40,\"stock_quantity\":2,")
        .contains("{\"id\":99999999,\"stock_quantity\":100,");
    assertThat(answers).hasSize(3);
    assertThat(stored(answers.get(0)).stockQuantity()).contains(new BigDecimal(1));
    assertThat(stored(answers.get(1)).sku()).isEqualTo("P-00031");
    assertThat(answers.get(2))
        .isEqualTo(
            new ItemAnswer.Refused(
                99999999, 400, "woocommerce_rest_product_invalid_id", "Invalid ID."));
  }

  @Test
  void switchesStockManagementOnWhereToldTo() {
    answer("batch-manage-stock-on");
    List<ItemAnswer> answers =
        await(
            wooCommerce.updateProducts(
                List.of(
                    new StockUpdate(2310, new BigDecimal(5), true),
                    new StockUpdate(2313, new BigDecimal(5), true),
                    update(2314, "5"))));
    assertThat(theRequest().getBodyAsString())
        .startsWith("{\"update\":[{\"id\":2310,\"manage_stock\":true,\"stock_quantity\":5,")
        .contains("{\"id\":2314,\"stock_quantity\":5,");
    assertThat(stored(answers.getFirst()).stockManagement()).isEqualTo(StockManagement.MANAGED);
    assertThat(((ItemAnswer.Refused) answers.get(1)).code())
        .isEqualTo("product_external_invalid_manage_stock");
  }

  @Test
  void readsDecimalsExactly() {
    answer("dec-batch");
    assertThat(
            await(
                wooCommerce.updateProducts(
                    List.of(update(103, "2.5"), update(104, "3.75"), update(105, "0.3")))))
        .extracting(item -> stored(item).stockQuantity().orElseThrow())
        .containsExactly(new BigDecimal("2.5"), new BigDecimal("3.75"), new BigDecimal("0.3"));
    assertThat(theRequest().getBodyAsString()).contains("\"stock_quantity\":3.75,");
  }

  @Test
  void showsThatAQuantityWasNotStored() {
    SHOP.server()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    okJson(
                        """
                        {"update":[{"id":2312,"sku":"NM-3","manage_stock":false,"stock_quantity":null}]}
                        """)));
    ShopProduct product =
        stored(await(wooCommerce.updateProducts(List.of(update(2312, "9")))).getFirst());
    assertThat(product.stockManagement()).isEqualTo(StockManagement.UNMANAGED);
    assertThat(product.stockQuantity()).isEmpty();
  }

  @Test
  void refusesVariationsAmongProductsOneByOne() {
    answer("batch-variation-ids");
    assertThat(
            await(
                wooCommerce.updateProducts(
                    List.of(update(2031, "61"), update(2171, "62"), update(55, "63")))))
        .extracting(Object::getClass)
        .containsExactly(
            ItemAnswer.Refused.class, ItemAnswer.Refused.class, ItemAnswer.Stored.class);
  }

  @Test
  void keepsAnswersAndRequestsTogetherByPosition() {
    answer("batch-item-fields");
    assertThat(
            failure(
                ShopAnswerInvalid.class,
                wooCommerce.updateProducts(List.of(update(39, "1"), update(40, "2")))))
        .hasMessageContaining("3 of 2 items");
    assertThat(
            failure(
                ShopAnswerInvalid.class,
                wooCommerce.updateProducts(
                    List.of(update(40, "1"), update(39, "2"), update(99999999, "3")))))
        .hasMessageContaining("39 in the place of 40");
  }

  @Test
  void writesVariationsOfOneParent() {
    answer("variations-batch-foreign");
    List<ItemAnswer> answers =
        await(
            wooCommerce.updateVariations(
                2035, List.of(update(2036, "80"), update(2041, "1"), update(99999999, "1"))));
    assertThat(theRequest().getUrl()).isEqualTo("/wp-json/wc/v3/products/2035/variations/batch");
    assertThat(theRequest().getBodyAsString()).doesNotContain("_fields");
    assertThat(stored(answers.getFirst()).stockQuantity()).contains(new BigDecimal(80));
    assertThat(answers.subList(1, 3)).hasOnlyElementsOfType(ItemAnswer.Refused.class);
  }

  @Test
  void showsThatTheParentHoldsTheStock() {
    answer("variations-batch-parent-stock");
    assertThat(
            await(
                wooCommerce.updateVariations(
                    2175, List.of(update(2176, "80"), update(2177, "81")))))
        .extracting(item -> stored(item).stockManagement())
        .containsOnly(StockManagement.PARENT);
  }

  @Test
  void sendsNoEmptyBatchAndNoneAbove100() {
    assertThat(await(wooCommerce.updateProducts(List.of()))).isEmpty();
    assertThat(await(wooCommerce.updateVariations(1, List.of()))).isEmpty();
    List<StockUpdate> tooMany = Collections.nCopies(101, update(1, "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> wooCommerce.updateProducts(tooMany));
    assertThat(SHOP.requests()).isEmpty();
  }

  @Test
  void readsTheSwitchOfStockManagement() {
    answer("setting-manage-stock");
    assertThat(await(wooCommerce.managesStock())).isTrue();
    answer("setting-manage-stock-off");
    assertThat(await(wooCommerce.managesStock())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dec-index", "int-index"})
  void readsWhetherDecimalsAreAllowed(String recording) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("schema")
        .putObject("properties")
        .set(
            "stock_quantity", Recording.of(recording).at("/body/schema.properties.stock_quantity"));
    SHOP.server()
        .stubFor(
            WireMock.options(urlPathEqualTo("/wp-json/wc/v3/products"))
                .willReturn(okJson(body.toString())));
    assertThat(await(wooCommerce.allowsDecimals())).isEqualTo(recording.equals("dec-index"));
  }

  @Test
  void readsVersions() {
    answer("system-status");
    assertThat(await(wooCommerce.versions()))
        .isEqualTo(
            new ShopVersions("10.9.1", "7.0.4", "8.2.36", Optional.of(Duration.ofSeconds(30))));
  }

  @Test
  void probesWithoutChangingAnything() {
    answer("auth-query-string");
    await(wooCommerce.probeReading());
    SHOP.server()
        .stubFor(
            post(urlPathEqualTo("/wp-json/wc/v3/products/batch"))
                .willReturn(Recording.answer("batch-empty-update")));
    await(wooCommerce.probeWriting());
    assertThat(SHOP.requests().getLast().getBodyAsString()).isEqualTo("{\"update\":[]}");
  }

  @Test
  void bothHalvesOfAnAddressAreKept() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]")));
    String url = SHOP.server().baseUrl() + "/magazin";
    await(
        clients
            .of(FakeShop.shop(java.net.URI.create(url), KeyTransport.HEADER))
            .products(PageRequest.of(1)));
    assertThat(theRequest().getUrl()).startsWith("/magazin/wp-json/wc/v3/products?");
  }

  @Test
  void keepsToSoManyRequestsAtOnce() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]").withFixedDelay(300)));
    long start = System.nanoTime();
    await(
        Uni.join()
            .all(IntStream.range(0, 6).mapToObj(i -> wooCommerce.probeReading()).toList())
            .andFailFast());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(850));
  }

  @Test
  void aWriteThatIsNotWantedAnyMoreWhenItsTurnComesIsNotMade() {
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]").withFixedDelay(300)));
    AtomicBoolean wanted = new AtomicBoolean(true);
    CompletableFuture<Void> before = wooCommerce.probeReading().subscribeAsCompletionStage();
    CompletableFuture<Optional<List<ItemAnswer>>> write =
        wooCommerce
            .updateProducts(List.of(update(1, "1")), wanted::get)
            .subscribeAsCompletionStage();

    wanted.set(false);

    assertThat(write.join()).isEmpty();
    assertThat(before).succeedsWithin(Duration.ofSeconds(5));
    assertThat(SHOP.requests()).hasSize(1);
  }

  @Test
  void whileAShopAsksToBeLeftInPeaceOnlyWhoInsistsAsksIt() {
    SHOP.server()
        .stubFor(
            any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "100")));
    failure(ShopThrottled.class, wooCommerce.productsBySku(List.of("P-1")));
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[]")));

    ShopThrottled still = failure(ShopThrottled.class, wooCommerce.products(PageRequest.of(1)));

    assertThat(still.status()).isEqualTo(429);
    assertThat(still.retryAfter())
        .hasValueSatisfying(
            left -> assertThat(left).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100)));
    assertThat(SHOP.requests()).hasSize(1);
    await(wooCommerce.insisting().probeReading());
    assertThat(SHOP.requests()).hasSize(2);
  }

  private static StockUpdate update(long id, String quantity) {
    return new StockUpdate(id, new BigDecimal(quantity));
  }

  private static ShopProduct stored(ItemAnswer answer) {
    return ((ItemAnswer.Stored) answer).product();
  }
}
