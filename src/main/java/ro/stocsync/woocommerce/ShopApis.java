package ro.stocsync.woocommerce;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import ro.stocsync.company.Shop;

/** Builds the REST clients of one shop: one that sends the keys in the header, one in the query. */
final class ShopApis implements AutoCloseable {

  /**
   * How long an unused connection is kept, in seconds: less than the 5 s after which Apache closes
   * it by default, so that a write does not meet a connection that is just being closed.
   */
  private static final int KEEP_ALIVE_SECONDS = 4;

  /**
   * What can be read in every build. Left to itself the client would ask for Brotli too, wherever
   * its library could be loaded when a native executable was built, and could not read it then.
   */
  private static final String ENCODINGS = "gzip, deflate";

  private final Shop shop;
  private final WooCommerceConfig config;
  private final String userAgent;
  private final Optional<TlsConfiguration> trusted;
  private final ShopApi byHeader;
  private final ShopApi byQuery;

  ShopApis(
      Shop shop, WooCommerceConfig config, String userAgent, Optional<TlsConfiguration> trusted) {
    this.trusted = trusted;
    this.shop = shop;
    this.config = config;
    this.userAgent = userAgent;
    this.byHeader = builder().register(keysInHeader()).build(ShopApi.class);
    this.byQuery = builder().register(keysInQuery()).build(ShopApi.class);
  }

  ShopApi byHeader() {
    return byHeader;
  }

  ShopApi byQuery() {
    return byQuery;
  }

  private QuarkusRestClientBuilder builder() {
    QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder();
    trusted.ifPresent(builder::tlsConfiguration);
    return builder
        .baseUri(shop.url())
        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.concurrentRequests())
        .property(QuarkusRestClientProperties.CONNECTION_TTL, KEEP_ALIVE_SECONDS)
        .httpClientRequestCustomizer(new AnswerSizeLimit(config.maxAnswerBytes()))
        // A span of the HTTP client would hold the address, and with it the keys; ours does not.
        .httpClientOptions(new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE))
        .followRedirects(false)
        .disableDefaultMapper(true)
        .enableCompression(true)
        .register(asksForEncodings())
        .loggingScope(LoggingScope.NONE)
        .userAgent(userAgent);
  }

  private static ClientRequestFilter asksForEncodings() {
    return request -> request.getHeaders().putSingle(HttpHeaders.ACCEPT_ENCODING, ENCODINGS);
  }

  /** Basic authentication (auth-http-basic tells where it does not work). */
  private ClientRequestFilter keysInHeader() {
    String pair = shop.consumerKey().reveal() + ":" + shop.consumerSecret().reveal();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return request -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, basic);
  }

  /** {@code consumer_key} and {@code consumer_secret} in the address (auth-query-string). */
  private ClientRequestFilter keysInQuery() {
    String keys =
        "consumer_key="
            + encode(shop.consumerKey().reveal())
            + "&consumer_secret="
            + encode(shop.consumerSecret().reveal());
    return request -> {
      URI uri = request.getUri();
      request.setUri(URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + keys));
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    close(byHeader);
    close(byQuery);
  }

  private static void close(ShopApi api) {
    try {
      ((Closeable) api).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
