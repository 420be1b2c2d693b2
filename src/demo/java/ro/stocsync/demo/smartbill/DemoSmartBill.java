package ro.stocsync.demo.smartbill;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.demo.Faults;

/**
 * A SmartBill account in memory, over HTTP, on this machine only unless told: it answers as {@code
 * protocol.md} says, and calls the address it was given when stock moves.
 */
public final class DemoSmartBill implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int THREADS = 40;

  /** The fiscal code of the firm it begins with. */
  public static final String CIF = "RO12345678";

  /** That firm's user. */
  public static final String USERNAME = "demo@stocsync.ro";

  /** That user's token. */
  public static final String TOKEN = "demo-token";

  private final MovableClock clock;
  private final Accounts accounts = new Accounts();
  private final SmartBillStock stock = new SmartBillStock();
  private final Faults<SmartBillFault> faults = new Faults<>();
  private final CallsIn callsIn = new CallsIn();
  private final CallbackSender sender;
  private final Movements movements;
  private final SmartBillTransformer transformer;
  private volatile Set<Shape> shapes = Set.of();
  private final String address;
  private WireMockServer server;
  private int port;

  private DemoSmartBill(String address, int port, InstantSource realClock) {
    this.address = address;
    this.port = port;
    clock = new MovableClock(realClock);
    sender = new CallbackSender(() -> shapes, realClock);
    movements = new Movements(stock, sender);
    accounts.add(new Account(CIF, USERNAME, TOKEN, stock));
    CallLimit limit = new CallLimit(clock);
    SmartBillControl control = new SmartBillControl(movements, faults, clock);
    transformer =
        new SmartBillTransformer(
            new Endpoint(accounts, limit, new SmartBillApi(() -> shapes)),
            new SmartBillPage(stock, new CallTables(sender, callsIn), limit),
            control,
            faults,
            callsIn,
            realClock);
    resume();
  }

  /** An empty account on a free port. */
  public static DemoSmartBill start() {
    return start(0);
  }

  /** An empty account on that port. */
  public static DemoSmartBill start(int port) {
    return start(port, InstantSource.system());
  }

  /** The same for others than this machine: on that address of it, 0.0.0.0 for all. */
  public static DemoSmartBill start(String address, int port) {
    return new DemoSmartBill(address, port, InstantSource.system());
  }

  /** The same, its limit and its journal by that clock. */
  public static DemoSmartBill start(int port, InstantSource clock) {
    return new DemoSmartBill(LOOPBACK, port, clock);
  }

  /** The root of its API, without a slash at the end. */
  public String url() {
    return site() + SmartBillApi.ROOT;
  }

  /** The address of its page and of its levers, without a slash at the end. */
  public String site() {
    return "http://localhost:" + port;
  }

  /** The levels of the firm it begins with; what is changed there, nobody is told of. */
  public SmartBillStock stock() {
    return stock;
  }

  /**
   * Another firm, with its user and with stock of its own, which is given back. Nobody is called
   * when it moves.
   */
  public SmartBillStock account(String cif, String username, String token) {
    return accounts.add(new Account(cif, username, token, new SmartBillStock())).stock();
  }

  /** From now on it answers in those shapes instead of those before; without any, in its own. */
  public void answersIn(Shape... others) {
    shapes = Set.of(others);
  }

  /** How it fails. */
  public Faults<SmartBillFault> faults() {
    return faults;
  }

  /** What it was asked. */
  public CallsIn callsIn() {
    return callsIn;
  }

  /** Puts its clock forward, which the limit goes by. */
  public void putClockForward(Duration by) {
    clock.putForward(by);
  }

  /** Whom it calls when stock moves: the URL and the token of "Sincronizare stocuri". */
  public void callTo(URI address, String token) {
    sender.callTo(address, token);
  }

  /** The last calls that went out, in their order. */
  public List<CallOut> callsOut() {
    return sender.calls();
  }

  /** Lets chance begin anew, for {@link #sell}. */
  public void seed(long seed) {
    movements.seed(seed);
  }

  /**
   * Sets one level and calls.
   *
   * @param product its code, or its name if it has none
   * @throws NoSuchElementException if the warehouse has no such product
   */
  public CallOut move(String warehouse, String product, BigDecimal quantity) {
    return movements.move(warehouse, product, quantity, false).call().orElseThrow();
  }

  /** The same for a whole number. */
  public CallOut move(String warehouse, String product, long quantity) {
    return move(warehouse, product, BigDecimal.valueOf(quantity));
  }

  /** Sets one level, and the call is lost. */
  public void moveSilently(String warehouse, String product, BigDecimal quantity) {
    movements.move(warehouse, product, quantity, true);
  }

  /** Sells one to three pieces of so many products in one call; none if nothing is left to sell. */
  public Optional<CallOut> sell(int products) {
    return movements.sell(products, false).call();
  }

  /** Sells, and the call is lost; the levels that changed. */
  public List<Level> sellSilently(int products) {
    return movements.sell(products, true).levels();
  }

  /** The button "Testează conexiunea": an empty list. */
  public CallOut testConnection() {
    return movements.testConnection();
  }

  /** Goes down: connections are refused until {@link #resume()}. */
  public void stop() {
    server.stop();
  }

  /** Comes up again, on the same port and with its levels. */
  public void resume() {
    server =
        new WireMockServer(
            options()
                .bindAddress(address)
                .port(port)
                .containerThreads(THREADS)
                .disableRequestJournal()
                // A body cut off must be shorter than its Content-Length says, over HTTP/1.1.
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .extensions(transformer));
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    server.start();
    port = server.port();
  }

  @Override
  public void close() {
    server.stop();
    sender.close();
  }
}
