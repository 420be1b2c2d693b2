package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What WooCommerce makes of a write: what it checks, what it casts silently, what it ignores. */
final class StockRules {

  private static final Pattern LEADING_NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final MathContext PHP_PRECISION = new MathContext(14, RoundingMode.HALF_UP);
  private static final BigInteger LONG_RANGE = BigInteger.TWO.pow(64);

  private final DemoCatalog catalog;

  /** Whether the shop has a filter that lets decimals in (dec-index). */
  volatile boolean decimals;

  /** The shop-wide switch (setting-manage-stock). */
  volatile boolean stockManagementOn = true;

  StockRules(DemoCatalog catalog) {
    this.catalog = catalog;
  }

  /** A single write is checked (woocommerce-recordings 17); a batch is not (18). */
  Optional<ApiError> check(JsonNode body) {
    JsonNode quantity = body.path("stock_quantity");
    boolean right =
        switch (quantity.getNodeType()) {
          case MISSING, NULL -> true;
          case NUMBER -> decimals || isWhole(quantity.decimalValue());
          case STRING -> quantity.asText().matches(decimals ? "-?\\d+(\\.\\d+)?" : "-?\\d+");
          default -> false;
        };
    return right
        ? Optional.empty()
        : Optional.of(ApiError.invalidType("stock_quantity", decimals ? "number" : "integer"));
  }

  /** A single write's null is read as 0 (put-null); in a batch it changes nothing. */
  static JsonNode sanitized(JsonNode body) {
    return body.path("stock_quantity").isNull()
        ? ((ObjectNode) body.deepCopy()).put("stock_quantity", 0)
        : body;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /** Applies a write; the error WooCommerce answers, if it refuses. */
  Optional<ApiError> apply(DemoProduct product, JsonNode body) {
    JsonNode manage = body.path("manage_stock");
    if (manage.isBoolean()) {
      if (product.type.equals("external") && manage.booleanValue()) {
        return Optional.of(ApiError.EXTERNAL);
      }
      product.managesStock = manage.booleanValue() && !product.cannotKeepStock();
      if (!product.managesStock) {
        product.stock = null;
      }
    } else if (manage.asText().equals("parent")) {
      product.managesStock = false;
    }
    if (!product.managesStock && body.path("stock_status").isTextual()) {
      product.stockStatus = body.get("stock_status").asText();
    }
    if (body.has("stock_quantity") && stockManagementOn) {
      cast(body.get("stock_quantity")).ifPresent(value -> store(product, value));
    }
    catalog.touch(product);
    return Optional.empty();
  }

  /**
   * Under a parent that keeps the stock, a variation's number lands where nobody reads it
   * (put-variation-parent-stock).
   */
  private void store(DemoProduct product, BigDecimal value) {
    if (product.managesStock) {
      catalog.store(product, value);
    } else if (catalog.holder(product).isPresent()) {
      product.stock = value;
    }
  }

  /** The casts of PHP, as batch-bad-values shows them. */
  private Optional<BigDecimal> cast(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> Optional.empty();
      case NUMBER -> Optional.of(number(value.decimalValue()));
      case BOOLEAN -> Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
      case ARRAY, OBJECT -> Optional.of(value.isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE);
      case STRING -> {
        Matcher leading = LEADING_NUMBER.matcher(value.asText().strip());
        yield Optional.of(
            leading.lookingAt() ? number(new BigDecimal(leading.group())) : BigDecimal.ZERO);
      }
      default -> Optional.empty();
    };
  }

  private BigDecimal number(BigDecimal number) {
    if (decimals) {
      // PHP keeps fourteen digits of what it writes as text: 0.30000000000000004 is 0.3
      // (dec-batch).
      BigDecimal kept = number.round(PHP_PRECISION).stripTrailingZeros();
      return kept.scale() < 0 ? kept.setScale(0) : kept;
    }
    BigInteger whole = number.setScale(0, RoundingMode.DOWN).toBigInteger();
    // 1e19 comes out as a negative number (put-huge).
    return whole.bitLength() < 64
        ? new BigDecimal(whole)
        : new BigDecimal(whole.subtract(LONG_RANGE));
  }
}
