package ro.stocsync.woocommerce;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with some company, and little patience for the shops that the tests play. */
public final class ShopTestProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "stocsync.companies.acme.token", "token-of-acme",
        "stocsync.companies.acme.shops.main.url", "http://localhost:9",
        "stocsync.companies.acme.shops.main.consumer-key", "ck_key",
        "stocsync.companies.acme.shops.main.consumer-secret", "cs_secret",
        "stocsync.woocommerce.connect-timeout", "1s",
        "stocsync.woocommerce.request-timeout", "2s",
        "stocsync.woocommerce.max-answer-bytes", "1000000",
        "stocsync.woocommerce.concurrent-requests", "2");
  }
}
