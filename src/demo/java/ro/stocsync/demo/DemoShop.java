package ro.stocsync.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.math.BigDecimal;

/**
 * A WooCommerce shop in memory, over HTTP, on this machine only unless told: WireMock with an
 * extension that answers like the recordings of a real one.
 *
 * <p>Its web server is taken to be behind TLS, as in most recordings: keys are believed over http.
 */
public final class DemoShop implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int THREADS = 80;
  private static final int LONGEST_HEAD = 65_536;

  private final DemoCatalog catalog = new DemoCatalog();
  private final Faults<Fault> faults = new Faults<>();
  private final Journal journal = new Journal();
  private final DemoApi api = new DemoApi(catalog, this::url);
  private final String address;
  private WireMockServer server;
  private int port;

  private DemoShop(String address, int port) {
    this.address = address;
    this.port = port;
    resume();
  }

  /** An empty shop on a free port. */
  public static DemoShop start() {
    return start(0);
  }

  /** An empty shop on that port. */
  public static DemoShop start(int port) {
    return start(LOOPBACK, port);
  }

  /** The same for others than this machine: on that address of it, 0.0.0.0 for all. */
  public static DemoShop start(String address, int port) {
    return new DemoShop(address, port);
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return "http://localhost:" + port;
  }

  /** A key that may read and write. */
  public String consumerKey() {
    return DemoKeys.KEY;
  }

  /** The secret of {@link #consumerKey()}. */
  public String consumerSecret() {
    return DemoKeys.SECRET;
  }

  /** A key that may only read. */
  public String readOnlyKey() {
    return DemoKeys.READ_ONLY_KEY;
  }

  /** The secret of {@link #readOnlyKey()}. */
  public String readOnlySecret() {
    return DemoKeys.READ_ONLY_SECRET;
  }

  /** Its products. */
  public DemoCatalog catalog() {
    return catalog;
  }

  /** Its webhooks. */
  public DemoWebhooks webhooks() {
    return api.webhooks;
  }

  /** Runs what waits for the shop's cron: sends its webhooks' deliveries. */
  public void runCron() {
    api.webhooks.runCron();
  }

  /** How it fails. */
  public Faults<Fault> faults() {
    return faults;
  }

  /** What it was asked. */
  public Journal journal() {
    return journal;
  }

  /** The stock status of the product with that SKU; it must have one. */
  public String stockStatusOf(String sku) {
    return catalog.idOf(sku).map(catalog::stockStatus).orElseThrow();
  }

  /** The pieces it has of the product with that SKU; it must have one. */
  public BigDecimal stockOf(String sku) {
    return catalog.stockOf(sku).orElseThrow();
  }

  /** The pieces it has of the product with that id; it must keep stock of its own. */
  public BigDecimal stock(long id) {
    return catalog.stock(id).orElseThrow();
  }

  /** Whether it stores fractions of a piece. */
  public void allowDecimals(boolean allow) {
    api.rules.decimals = allow;
  }

  /** The shop-wide switch of stock management. */
  public void manageStock(boolean on) {
    api.rules.stockManagementOn = on;
  }

  /**
   * Whether it is older than the list of all variations, whose variations do not name their parent
   * either.
   */
  public void oldVersion(boolean old) {
    api.old = old;
  }

  /** Whether its host takes the Authorization header away. */
  public void stripAuthorization(boolean strip) {
    api.keys.headerStripped = strip;
  }

  /** Goes down: connections are refused until {@link #resume()}. */
  public void stop() {
    server.stop();
  }

  /** Comes up again, on the same port and with its products. */
  public void resume() {
    server =
        new WireMockServer(
            options()
                .bindAddress(address)
                .port(port)
                .containerThreads(THREADS)
                .disableRequestJournal()
                // Longer request lines have to come in for the shop to refuse them as nginx does.
                .jettyHeaderRequestSize(LONGEST_HEAD)
                .jettyHeaderResponseSize(LONGEST_HEAD)
                .extensions(transformer()));
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    server.start();
    port = server.port();
  }

  private DemoTransformer transformer() {
    return new DemoTransformer(
        new WebServer(api),
        new DemoPage(catalog),
        new DemoControl(catalog, faults, api.webhooks),
        faults,
        journal);
  }

  @Override
  public void close() {
    server.stop();
  }
}
