package ro.stocsync.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.Journal;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.ShopWebhook;

/** From a change in the shop to what StocSync does about it, over the shop's own webhooks. */
@QuarkusTest
@TestProfile(WithWebhooks.class)
class WebhookTest {

  private static final String HOOKS = "/woocommerce/acme/main/hooks";
  private static final String BODY = "{\"id\":10,\"name\":\"Ceai\"}";

  /** Longer than the pause between two readings: what would happen by then has happened. */
  private static final Duration A_WHILE = Duration.ofMillis(1500);

  @Inject ShopStory story;
  @Inject ShopWebhooks webhooks;
  @Inject Companies companies;
  @Inject Database database;
  DemoShop shop;
  private Shop configured;

  @BeforeEach
  void aNewShop() {
    configured = companies.shop(new ShopKey("acme", "main")).orElseThrow();
    database.update("delete from shop_webhook");
    shop.webhooks().clear();
    story.begin(shop);
  }

  // --- registering

  @Test
  void registeringMakesAWebhookForEachTopicOnce() {
    assertThat(webhooks.state(configured).missing()).isEqualTo(ShopWebhooks.TOPICS);

    webhooks.register(configured, "ana");
    WebhookState state = webhooks.register(configured, "ana");

    assertThat(state.complete()).isTrue();
    assertThat(state.registeredAt()).isPresent();
    assertThat(state.webhooks())
        .hasSize(3)
        .allMatch(ShopWebhook::active)
        .allSatisfy(webhook -> assertThat(webhook.deliveryUrl()).endsWith(HOOKS))
        .extracting(ShopWebhook::topic)
        .containsExactlyInAnyOrderElementsOf(ShopWebhooks.TOPICS);
  }

  @Test
  void unregisteringDeletesOursAndLeavesOthersAlone() {
    webhooks.register(configured, "ana");
    given()
        .auth()
        .preemptive()
        .basic(shop.consumerKey(), shop.consumerSecret())
        .contentType("application/json")
        .body("{\"topic\":\"product.updated\",\"delivery_url\":\"http://localhost:1/theirs\"}")
        .post(shop.url() + "/wp-json/wc/v3/webhooks")
        .then()
        .statusCode(201);

    webhooks.unregister(configured, "ana");

    assertThat(shop.webhooks().ids()).hasSize(1);
    assertThat(webhooks.state(configured).registeredAt()).isEmpty();
  }

  @Test
  void aWebhookThatTheShopGaveUpOnIsSwitchedOnAgain() {
    webhooks.register(configured, "ana");

    shop.webhooks().disable(shop.webhooks().ids().getFirst());

    await().until(() -> webhooks.state(configured).complete());
    assertThat(shop.webhooks().ids()).hasSize(3);
  }

  @Test
  void aDeletedWebhookIsMadeAnewIfTheShopIsRegistered() {
    webhooks.register(configured, "ana");

    shop.webhooks().clear();

    await().until(() -> webhooks.state(configured).complete());
    webhooks.unregister(configured, "ana");
    await()
        .during(A_WHILE)
        .untilAsserted(() -> assertThat(shop.webhooks().ids()).as("of nobody's").isEmpty());
  }

  // --- what a hint leads to

  @Test
  void aProductMadeInTheShopIsDeliveredLongBeforeTheNextRefresh() {
    story.catalogIsRead();
    webhooks.register(configured, "ana");
    moves(product("LATER", 6));
    story.isParked("c:LATER", Outcome.State.UNMATCHED);

    shop.catalog().simple("LATER", "Ceai nou", 0);
    shop.runCron();

    story.shopShows(shop, "LATER", 6);
  }

  @Test
  void whatIsThrownAwayIsForgotten() {
    long gone = shop.catalog().simple("GONE", "Ceai", 1);
    long parent = shop.catalog().variable("V", "Tricou", "S", "M");
    long variation = shop.catalog().idOf("V-1").orElseThrow();
    long kept = shop.catalog().simple("KEPT", "Cafea", 1);
    story.catalogIsRead();
    webhooks.register(configured, "ana");

    shop.catalog().trash(gone);
    shop.catalog().trash(variation);
    shop.runCron();

    await().untilAsserted(() -> assertThat(known()).containsExactly(parent, parent + 2, kept));

    shop.catalog().trash(parent);
    shop.runCron();

    await().untilAsserted(() -> assertThat(known()).containsExactly(kept));
  }

  @Test
  void whatIsSaidToBeGoneAndIsNotIsKept() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    shop.journal().clear();
    String body = "{\"id\":%d}".formatted(id);

    signed(body).header("X-WC-Webhook-Topic", "product.deleted").post(HOOKS).then().statusCode(200);

    await().until(() -> !readings().isEmpty());
    await().during(A_WHILE).untilAsserted(() -> assertThat(known()).containsExactly(id));
  }

  @Test
  void aHintIsFollowedOnceTheShopIsWellAgain() {
    story.catalogIsRead();
    moves(product("LATER", 6));
    story.isParked("c:LATER", Outcome.State.UNMATCHED);
    shop.catalog().simple("LATER", "Ceai nou", 0);
    shop.faults().next(2, (method, path) -> method.equals("GET"), new Fault.Maintenance());

    signed(BODY).header("X-WC-Webhook-Topic", "product.created").post(HOOKS).then().statusCode(200);

    story.shopShows(shop, "LATER", 6);
  }

  @Test
  void aHundredHintsCostFewRequests() {
    story.catalogIsRead();
    shop.journal().clear();

    IntStream.range(0, 100)
        .parallel()
        .forEach(
            i ->
                signed(BODY)
                    .header("X-WC-Webhook-Topic", "product.updated")
                    .post(HOOKS)
                    .then()
                    .statusCode(200));

    await().until(() -> readings().size() >= 2);
    await()
        .during(A_WHILE)
        .untilAsserted(() -> assertThat(shop.journal().entries()).hasSizeLessThan(20));
  }

  @Test
  void ourOwnWritesComeBackAndLeadToNoWrite() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    webhooks.register(configured, "ana");
    moves(product("P-1", 7));
    story.shopShows(shop, "P-1", 7);
    story.everythingIsDelivered();
    shop.journal().clear();

    shop.runCron();

    await().until(() -> !readings().isEmpty());
    await()
        .during(A_WHILE)
        .untilAsserted(() -> assertThat(shop.journal().written()).as("writes").isEmpty());
  }

  // --- who is believed

  @Test
  void aWrongSignatureIsRefusedAndNothingHappens() {
    story.catalogIsRead();
    shop.journal().clear();

    hook()
        .body(BODY)
        .header("X-WC-Webhook-Signature", "d3Jvbmc=")
        .post(HOOKS)
        .then()
        .statusCode(401)
        .body(emptyString());
    hook().body(BODY).post(HOOKS).then().statusCode(401).body(emptyString());
    String right = HookSecret.of(configured).reveal();
    hook()
        .body(BODY + " ")
        .header("X-WC-Webhook-Signature", signature(right, BODY))
        .post(HOOKS)
        .then()
        .statusCode(401);

    await().during(A_WHILE).untilAsserted(() -> assertThat(readings()).isEmpty());
  }

  @Test
  void whatAnotherShopSignedIsRefused() {
    String others =
        HookSecret.of(new ShopKey("acme", "other"), configured.consumerSecret()).reveal();

    hook()
        .body(BODY)
        .header("X-WC-Webhook-Signature", signature(others, BODY))
        .post(HOOKS)
        .then()
        .statusCode(401);
  }

  @Test
  void anUnknownShopIsAnsweredLikeAWrongSignature() {
    for (String path : List.of("/woocommerce/acme/none/hooks", "/woocommerce/none/main/hooks")) {
      signed(BODY).post(path).then().statusCode(401).body(emptyString());
      ping().post(path).then().statusCode(200);
    }
  }

  @Test
  void aPingIsAnsweredAndMeansNothing() {
    story.catalogIsRead();
    shop.journal().clear();

    ping().post(HOOKS).then().statusCode(200).body(emptyString());

    await().during(A_WHILE).untilAsserted(() -> assertThat(readings()).isEmpty());
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() {
    hook()
        .body("x".repeat(2 * 1024 * 1024 + 1))
        .header("X-WC-Webhook-Signature", "d3Jvbmc=")
        .post(HOOKS)
        .then()
        .statusCode(413);
  }

  private List<Long> known() {
    return database.query("select id from catalog_product order by id", row -> row.getLong(1));
  }

  /** The times the catalog was asked for, whatever else was asked with it. */
  private List<Journal.Entry> readings() {
    return shop.journal().entries().stream()
        .filter(entry -> entry.path().equals("/products") && entry.method().equals("GET"))
        .toList();
  }

  private RequestSpecification signed(String body) {
    String secret = HookSecret.of(configured).reveal();
    return hook().body(body).header("X-WC-Webhook-Signature", signature(secret, body));
  }

  private static RequestSpecification hook() {
    return given().contentType("application/json");
  }

  private static RequestSpecification ping() {
    return given().contentType("application/x-www-form-urlencoded").body("webhook_id=1");
  }

  private static String signature(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
