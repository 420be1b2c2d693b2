package ro.stocsync.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.options;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import ro.stocsync.woocommerce.Recording;

/** The answers of a shop where everything is as it should be; tests spoil one of them. */
final class WellShop {

  static final String API = "/wp-json/wc/v3";
  static final String PRODUCTS = API + "/products";
  static final String BATCH = API + "/products/batch";
  static final String SETTING = API + "/settings/products/woocommerce_manage_stock";
  static final String STATUS = API + "/system_status";

  private WellShop() {}

  static void play(WireMockServer server) {
    server.resetAll();
    server.stubFor(get(urlPathEqualTo(PRODUCTS)).willReturn(Recording.answer("auth-query-string")));
    server.stubFor(post(urlPathEqualTo(BATCH)).willReturn(Recording.answer("batch-empty-update")));
    server.stubFor(
        get(urlPathEqualTo(SETTING)).willReturn(Recording.answer("setting-manage-stock")));
    server.stubFor(get(urlPathEqualTo(STATUS)).willReturn(Recording.answer("system-status")));
    server.stubFor(options(urlPathEqualTo(PRODUCTS)).willReturn(okJson(schema("integer"))));
  }

  /** What OPTIONS says of {@code stock_quantity} (int-index, dec-index), shortened. */
  static String schema(String type) {
    return "{\"schema\":{\"properties\":{\"stock_quantity\":{\"type\":\"%s\"}}}}".formatted(type);
  }
}
