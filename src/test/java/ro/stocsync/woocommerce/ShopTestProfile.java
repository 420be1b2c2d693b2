package ro.stocsync.woocommerce;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with some company, and little patience for the shops that the tests play. */
public final class ShopTestProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("stocsync.companies.acme.token", "token-of-acme"),
        Map.entry("stocsync.companies.acme.shops.main.url", "http://localhost:9"),
        Map.entry("stocsync.companies.acme.shops.main.consumer-key", "ck_key"),
        Map.entry("stocsync.companies.acme.shops.main.consumer-secret", "cs_secret"),
        Map.entry("stocsync.companies.acme.shops.main.warehouses", "Magazin"),
        Map.entry("stocsync.woocommerce.connect-timeout", "1s"),
        Map.entry("stocsync.woocommerce.request-timeout", "2s"),
        Map.entry("stocsync.woocommerce.max-answer-bytes", "1000000"),
        Map.entry("stocsync.woocommerce.concurrent-requests", "2"),
        Map.entry("stocsync.connection.timeout", "3s"),
        Map.entry("quarkus.tls.shops.trust-store.pem.certs", ShopCertificates.TRUSTED),
        Map.entry("stocsync.connection.cache", "500ms"));
  }
}
