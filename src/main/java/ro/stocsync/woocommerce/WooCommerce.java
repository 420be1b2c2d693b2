package ro.stocsync.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One shop's REST API, {@code wc/v3}. Thread-safe; nothing is sent before a {@code Uni} is
 * subscribed to; every one fails with a {@link ShopException} and nothing else. Names in
 * parentheses are recordings of a real shop, see woocommerce-recordings.
 *
 * <p>As many requests are under way as the shop bears, {@link WooCommerceConfig#concurrentRequests}
 * at most, each bounded by {@link WooCommerceConfig#requestTimeout}; the others wait for their turn
 * without a bound. While the shop asks to be left in peace they fail with {@link ShopThrottled},
 * and it is not asked.
 */
public final class WooCommerce {

  private final ShopCalls calls;
  private final int concurrency;
  private final AnswerReader answers;
  private final ProductReader products;
  private final SkuLookup skuLookup;
  private final IdLookup idLookup;
  private final WebhookCalls webhookCalls;

  WooCommerce(ShopCalls calls, int concurrency) {
    this.calls = calls;
    this.concurrency = concurrency;
    this.answers = calls.reader();
    this.products = new ProductReader(answers);
    this.skuLookup = new SkuLookup(calls, products, concurrency);
    this.idLookup = new IdLookup(calls, products, concurrency);
    this.webhookCalls = new WebhookCalls(calls);
  }

  /**
   * The same shop for somebody who has to know now how it is: asked before all that wait, and also
   * while it asks to be left in peace.
   */
  public WooCommerce insisting() {
    return new WooCommerce(calls.insisting(), concurrency);
  }

  /** How many requests may be under way at once if the shop answers quickly. */
  public int mostAtOnce() {
    return concurrency;
  }

  /**
   * Products and variations with these SKUs, in no order. WooCommerce compares like its database,
   * without regard to case and diacritics (sku-lower, sku-cedilla), finds duplicates
   * (sku-duplicate) and the parts of a SKU with a comma too (sku-comma): compare with what you
   * asked for. SKUs that cannot be asked for are left out; {@link SkuQueries} tells which.
   *
   * @param skus any number
   */
  public Uni<List<ShopProduct>> productsBySku(Collection<String> skus) {
    return skuLookup.find(skus);
  }

  /**
   * The products with these ids, in no order. Unknown ids bring nothing (include-missing), and so
   * do trashed products and variations (include-variation): {@link #variationsOf} has those.
   *
   * @param ids any number
   */
  public Uni<List<ShopProduct>> productsById(Collection<Long> ids) {
    return idLookup.find(ids);
  }

  /** A page of all products but variations, in the order of their ids (orderby-id). */
  public Uni<ProductPage> products(PageRequest request) {
    return calls.read(
        "products",
        api ->
            api.products(
                ProductReader.LISTED_FIELDS,
                PageRequest.SIZE,
                request.page(),
                "id",
                "asc",
                null,
                modifiedAfter(request),
                datesAreGmt(request)),
        answer -> products.page(request, answer));
  }

  /**
   * A page of the variations of all parents (variations-all). Fails with a {@link ShopRefused} that
   * says {@link ShopRefused#noSuchRoute()} where WooCommerce is too old to have them.
   */
  public Uni<ProductPage> variations(PageRequest request) {
    return calls.read(
        "variations",
        api ->
            api.variations(
                ProductReader.LISTED_FIELDS,
                PageRequest.SIZE,
                request.page(),
                "id",
                "asc",
                modifiedAfter(request),
                datesAreGmt(request)),
        answer -> products.page(request, answer));
  }

  /**
   * A page of the variations of one parent (variations-of-parent), for shops that have no list of
   * all {@link #variations}. Each carries its parent's id, whether the shop told it or not.
   */
  public Uni<ProductPage> variationsOf(long parentId, PageRequest request) {
    return calls.read(
        "variations-of",
        api ->
            api.variationsOf(
                parentId,
                ProductReader.LISTED_FIELDS,
                PageRequest.SIZE,
                request.page(),
                "id",
                "asc",
                modifiedAfter(request),
                datesAreGmt(request)),
        answer -> products.variationsOf(parentId, request, answer));
  }

  /**
   * GMT, to the second; without {@code dates_are_gmt} it would be shop time (modified-after-local).
   */
  private static String modifiedAfter(PageRequest request) {
    return request
        .modifiedAfter()
        .map(time -> LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC))
        .map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format)
        .orElse(null);
  }

  private static Boolean datesAreGmt(PageRequest request) {
    return request.modifiedAfter().isPresent() ? Boolean.TRUE : null;
  }

  /**
   * Writes stock to products that are no variations (batch-item-fields); a variation is refused
   * item by item (batch-variation-ids).
   *
   * @param updates 100 at most; of each product one
   * @param wanted asked when the request's turn comes: whether it is to be made
   * @return the answers in the order of the updates; empty if it was not made
   * @throws IllegalArgumentException for more than 100
   */
  public Uni<Optional<List<ItemAnswer>>> updateProducts(
      List<StockUpdate> updates, BooleanSupplier wanted) {
    if (updates.isEmpty()) {
      return Uni.createFrom().item(Optional.of(List.of()));
    }
    String body = BatchBody.of(updates, Optional.of(ProductReader.FIELDS));
    return calls.writeIf(
        wanted,
        "update-products",
        updates.size(),
        api -> api.productsBatch(body),
        answer -> products.batch(updates, answer));
  }

  /** Likewise, whatever happened until its turn comes. */
  public Uni<List<ItemAnswer>> updateProducts(List<StockUpdate> updates) {
    return updateProducts(updates, () -> true).map(Optional::orElseThrow);
  }

  /**
   * Writes stock to variations of one parent (variations-batch). Where the parent holds the stock
   * they answer {@link StockManagement#PARENT}, and nothing was done
   * (variations-batch-parent-stock).
   *
   * @param parentId whose variations they are; those of others are refused
   *     (variations-batch-foreign)
   * @param updates 100 at most; of each variation one
   * @param wanted asked when the request's turn comes: whether it is to be made
   * @return the answers in the order of the updates; empty if it was not made
   * @throws IllegalArgumentException for more than 100
   */
  public Uni<Optional<List<ItemAnswer>>> updateVariations(
      long parentId, List<StockUpdate> updates, BooleanSupplier wanted) {
    if (updates.isEmpty()) {
      return Uni.createFrom().item(Optional.of(List.of()));
    }
    String body = BatchBody.of(updates, Optional.empty());
    return calls.writeIf(
        wanted,
        "update-variations",
        updates.size(),
        api -> api.variationsBatch(parentId, body),
        answer -> products.batch(updates, answer));
  }

  /** Likewise, whatever happened until its turn comes. */
  public Uni<List<ItemAnswer>> updateVariations(long parentId, List<StockUpdate> updates) {
    return updateVariations(parentId, updates, () -> true).map(Optional::orElseThrow);
  }

  /**
   * Every webhook of the shop, whoever made it. Needs a key whose owner manages the shop; fails
   * with {@link ShopUnauthorized} otherwise, as all that follows of webhooks.
   */
  public Uni<List<ShopWebhook>> webhooks() {
    return webhookCalls.list();
  }

  /**
   * Creates a webhook, active (webhook-create). Before it answers the shop sends an unsigned ping
   * to the address (webhook-ping), and takes any address, even one it will never call
   * (webhook-create-bad-url).
   *
   * @param topic as {@code product.updated}; an unknown one is refused (webhook-create-bad-topic)
   * @param secret what its deliveries are signed with
   */
  public Uni<ShopWebhook> createWebhook(String topic, String deliveryUrl, String secret) {
    return webhookCalls.create(topic, deliveryUrl, secret);
  }

  /**
   * Switches a webhook on again, whoever switched it off, with the secret that holds now: a changed
   * one is why a listener refuses deliveries until the shop gives up on it.
   */
  public Uni<ShopWebhook> enableWebhook(long id, String secret) {
    return webhookCalls.enable(id, secret);
  }

  /** Deletes a webhook for good; succeeds too if there is none of that id. */
  public Uni<Void> deleteWebhook(long id) {
    return webhookCalls.delete(id);
  }

  /** Whether stock management is on for the shop as a whole (setting-manage-stock). */
  public Uni<Boolean> managesStock() {
    return calls.read(
        "settings",
        ShopApi::manageStockSetting,
        answer -> {
          JsonNode value = answers.json(answer).path("value");
          if (!value.isTextual()) {
            throw answers.invalid(answer, "not a setting");
          }
          return value.asText().equals("yes");
        });
  }

  /**
   * Whether stock may be a decimal number here (dec-index), which is not so normally (int-index).
   */
  public Uni<Boolean> allowsDecimals() {
    return calls.read(
        "schema",
        ShopApi::productsSchema,
        answer -> {
          JsonNode type =
              answers
                  .json(answer)
                  .path("schema")
                  .path("properties")
                  .path("stock_quantity")
                  .path("type");
          if (type.isMissingNode()) {
            throw answers.invalid(answer, "not a description of products");
          }
          return type.toString().contains("\"number\"");
        });
  }

  /** What runs the shop (system-status-fields); needs a key whose owner manages the shop. */
  public Uni<ShopVersions> versions() {
    return calls.read(
        "system-status",
        api -> api.systemStatus("environment"),
        answer -> {
          JsonNode environment = answers.json(answer).path("environment");
          if (!environment.isObject()) {
            throw answers.invalid(answer, "not a system status");
          }
          return new ShopVersions(
              environment.path("version").asText(),
              environment.path("wp_version").asText(),
              environment.path("php_version").asText(),
              Optional.of(environment.path("php_max_execution_time").asLong())
                  .filter(seconds -> seconds > 0)
                  .map(Duration::ofSeconds));
        });
  }

  /** Reads as little as can be: succeeds if REST API and key are as they should (auth-missing). */
  public Uni<Void> probeReading() {
    return calls.read(
        "probe-reading",
        api -> api.products("id", 1, 1, "id", "asc", null, null, null),
        answer -> {
          products.page(PageRequest.of(1), answer);
          return null;
        });
  }

  /**
   * Sends an empty batch, which changes nothing (batch-empty-update). A read-only key is refused
   * for the method, before the body is looked at (auth-readonly-batch, auth-readonly-put).
   */
  public Uni<Void> probeWriting() {
    String nothing = BatchBody.of(List.of(), Optional.empty());
    return calls.write(
        "probe-writing",
        api -> api.productsBatch(nothing),
        answer -> {
          answers.json(answer);
          return null;
        });
  }

  /**
   * Whether the keys travel in the query string, as configured or because the host ate the header.
   */
  public boolean keysInQuery() {
    return calls.keysInQuery();
  }
}
