package ro.stocsync.demo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The recordings that the contract test does not replay, and why. */
final class Excuses {

  private static final Map<String, String> REASONS = new HashMap<>();

  static {
    excuse(
        "StocSync never searches by parts of a SKU: it asks for whole SKUs or reads everything",
        """
        search-name-or-sku search-name-or-sku-sku search-sku-list search-sku-part
        search-sku-variation
        """);
    excuse(
        "keys over plain http are not used, so OAuth 1.0a is not either",
        "oauth1 oauth1-old oauth1-other-host oauth1-over-https oauth1-put oauth1-replay");
    excuse(
        "StocSync uses REST keys, no WordPress passwords",
        "auth-application-password auth-application-password-http");
    excuse(
        "StocSync never creates or deletes a product",
        "create-batch-duplicate-sku create-duplicate-sku create-sku-case delete-product");
    excuse(
        "StocSync asks only wc/v3 and does not read what the API says of itself",
        "core-batch-v1 index index-v3-product-args options-batch v2-product");
    excuse("StocSync writes JSON only", "form-encoded");
    excuse("StocSync does not read this setting", "setting-hide-out-of-stock");
    excuse("times, not answers", "measurements");
    excuse(
        "two writes at once race in WordPress; here one write follows the other",
        "same-product-at-once two-lists-at-once");
  }

  private Excuses() {}

  /** Why each of them is left out, by name. */
  static Map<String, String> reasons() {
    return Map.copyOf(REASONS);
  }

  private static void excuse(String reason, String names) {
    Arrays.stream(names.strip().split("\\s+")).forEach(name -> REASONS.put(name, reason));
  }
}
