package ro.stocsync.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ro.stocsync.text.StorableText;

/** Reads products out of WooCommerce's JSON, leniently: only the id has to be there. */
final class ProductReader {

  /** What of a product we ask for. */
  static final String FIELDS =
      "id,parent_id,sku,name,type,status,manage_stock,stock_quantity,stock_status,"
          + "global_unique_id,date_modified_gmt";

  /**
   * Likewise in lists, where a picture costs little: products have {@code images}, variations an
   * {@code image} (sku-one, variation-own-path). Its parts cannot be asked for one by one.
   */
  static final String LISTED_FIELDS = FIELDS + ",images,image";

  /** Longer addresses are no pictures. */
  private static final int LONGEST_ADDRESS = 2_000;

  /** MySQL keeps 65,535 bytes of a name; the catalog looks up no more than 2,000. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int MOST_DIGITS = 100;
  private static final int LAST_YEAR = 9_999;

  private final AnswerReader answers;

  ProductReader(AnswerReader answers) {
    this.answers = answers;
  }

  /** The products of a list, and what its headers say of the rest. */
  ProductPage page(PageRequest request, Answer answer) {
    List<ShopProduct> products = list(answer);
    int seen = (request.page() - 1) * PageRequest.SIZE + products.size();
    boolean full = products.size() >= PageRequest.SIZE;
    return new ProductPage(
        products,
        answer.count("X-WP-TotalPages").orElse(full ? request.page() + 1 : request.page()),
        answer.count("X-WP-Total").orElse(seen),
        answer.date());
  }

  /**
   * The variations of one parent. What names neither its parent nor its type is filled in: it is
   * the answer of a route that lists nothing else (variations-of-parent).
   */
  ProductPage variationsOf(long parentId, PageRequest request, Answer answer) {
    ProductPage page = page(request, answer);
    return new ProductPage(
        page.products().stream().map(product -> product.asVariationOf(parentId)).toList(),
        page.totalPages(),
        page.totalProducts(),
        page.shopTime());
  }

  /** The products of a list, without what its headers say. */
  List<ShopProduct> list(Answer answer) {
    JsonNode json = answers.json(answer);
    if (!json.isArray()) {
      throw answers.invalid(answer, "not a list of products");
    }
    List<ShopProduct> products = new ArrayList<>(json.size());
    json.forEach(item -> products.add(product(item, answer)));
    return products;
  }

  /** What a batch did to each of the updates, in their order. */
  List<ItemAnswer> batch(List<StockUpdate> updates, Answer answer) {
    JsonNode items = answers.json(answer).path("update");
    if (!items.isArray() || items.size() != updates.size()) {
      throw answers.invalid(
          answer, "%d of %d items of a batch".formatted(items.size(), updates.size()));
    }
    List<ItemAnswer> result = new ArrayList<>(updates.size());
    for (int i = 0; i < updates.size(); i++) {
      result.add(item(updates.get(i), items.get(i), answer));
    }
    return List.copyOf(result);
  }

  private ItemAnswer item(StockUpdate update, JsonNode item, Answer answer) {
    JsonNode error = item.path("error");
    if (error.isObject()) {
      return new ItemAnswer.Refused(
          update.id(),
          error.path("data").path("status").asInt(400),
          error.path("code").asText().isEmpty() ? "" : answers.words(error.path("code").asText()),
          answers.words(error.path("message").asText()));
    }
    ShopProduct product = product(item, answer);
    if (product.id() != update.id()) {
      throw answers.invalid(
          answer, "product %d in the place of %d".formatted(product.id(), update.id()));
    }
    return new ItemAnswer.Stored(product);
  }

  private ShopProduct product(JsonNode item, Answer answer) {
    if (!item.path("id").canConvertToLong() || item.path("id").asLong() <= 0) {
      throw answers.invalid(answer, "a product without an id");
    }
    return new ShopProduct(
        item.path("id").asLong(),
        item.path("parent_id").asLong(),
        text(item, "sku"),
        text(item, "name"),
        text(item, "type"),
        text(item, "status"),
        management(item),
        quantity(item.path("stock_quantity")),
        text(item, "stock_status"),
        Optional.of(text(item, "global_unique_id")).filter(Predicate.not(String::isBlank)),
        instant(text(item, "date_modified_gmt")),
        picture(item));
  }

  private static Optional<String> picture(JsonNode item) {
    if (item.has("images")) {
      return Optional.of(address(item.path("images").path(0)));
    }
    return item.has("image") ? Optional.of(address(item.path("image"))) : Optional.empty();
  }

  /** The small one, where the shop tells of it. */
  private static String address(JsonNode image) {
    String small = image.path("thumbnail").asText("");
    String address = small.isEmpty() ? image.path("src").asText("") : small;
    boolean shown = address.startsWith("https://") || address.startsWith("http://");
    return shown && address.length() <= LONGEST_ADDRESS ? StorableText.of(address) : "";
  }

  private static String text(JsonNode item, String field) {
    String text = item.path(field).asText("");
    return StorableText.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }

  /** Where {@code manage_stock} is missing, a quantity tells that there is a stock. */
  private static StockManagement management(JsonNode item) {
    JsonNode value = item.path("manage_stock");
    if (value.asText().equals("parent")) {
      return StockManagement.PARENT;
    }
    boolean managed = value.asBoolean(value.isMissingNode() && item.hasNonNull("stock_quantity"));
    return managed ? StockManagement.MANAGED : StockManagement.UNMANAGED;
  }

  private static Optional<BigDecimal> quantity(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.decimalValue()).filter(ProductReader::mayBeAStock);
    }
    try {
      return value.isTextual() && value.asText().length() <= MOST_DIGITS
          ? Optional.of(new BigDecimal(value.asText())).filter(ProductReader::mayBeAStock)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Written out, 1e999999999 would fill the memory. */
  private static boolean mayBeAStock(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  private static Optional<Instant> instant(String gmt) {
    try {
      // PostgreSQL has no year of more digits, and no shop means one.
      return Optional.of(LocalDateTime.parse(gmt))
          .filter(time -> time.getYear() >= 1 && time.getYear() <= LAST_YEAR)
          .map(time -> time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
