package ro.stocsync.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import ro.stocsync.access.Strangers;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Secret;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.CatalogKeeper;

/** The address that a shop's webhooks deliver to. An unknown shop is answered like a wrong one. */
@Path("/woocommerce/{company}/{shop}/hooks")
public class HooksResource {

  /** A product of 2 MB would not fit through the shop's own limits (body-over-1mb). */
  private static final int LARGEST_BODY = 2 * 1024 * 1024;

  /**
   * Anybody may send one, so few are held at once; a hint that is lost the next reading makes up.
   */
  private static final int AT_ONCE = 8;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_READ = Duration.ofSeconds(20);

  private static final int PART = 8 << 10;

  private static final String DELETED = "product.deleted";

  private final Companies companies;
  private final CatalogKeeper keeper;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final MeterRegistry metrics;
  private final Strangers strangers;
  private final Secret nobodys = new Secret(UUID.randomUUID().toString());

  /** For the configured shops. */
  public HooksResource(
      Companies companies, CatalogKeeper keeper, MeterRegistry metrics, Strangers strangers) {
    this.companies = companies;
    this.keeper = keeper;
    this.metrics = metrics;
    this.strangers = strangers;
  }

  /**
   * Takes a delivery. 200 at once, and the shop is asked soon; an unsigned ping is answered with
   * 200 and means nothing; everything else with 401, or 429 where that was too often from one
   * address; a body over 2 MB with 413, and with 503 where too many come at once.
   */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "A shop's webhook: something changed there")
  public Response take(
      @PathParam("company") String company,
      @PathParam("shop") String shop,
      @HeaderParam("X-WC-Webhook-Topic") String topic,
      @HeaderParam("X-WC-Webhook-Signature") String signature,
      @Context HttpServerRequest request,
      InputStream stream)
      throws InterruptedException {
    if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      return Response.status(503).header(HttpHeaders.RETRY_AFTER, 5).build();
    }
    try {
      return judged(company, shop, topic, signature, read(stream), request);
    } catch (IOException e) {
      // The sender is gone, or far too slow; nobody reads this answer.
      return Response.status(400).build();
    } finally {
      places.release();
    }
  }

  private static byte[] read(InputStream stream) throws IOException {
    long end = System.nanoTime() + LONGEST_READ.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[PART];
    int read;
    while (body.size() <= LARGEST_BODY && (read = stream.read(part)) >= 0) {
      body.write(part, 0, read);
      if (System.nanoTime() - end > 0) {
        throw new InterruptedIOException("too slow");
      }
    }
    return body.toByteArray();
  }

  private Response judged(
      String company,
      String shop,
      String topic,
      String signature,
      byte[] body,
      HttpServerRequest request) {
    if (body.length > LARGEST_BODY) {
      return Response.status(413).build();
    }
    if (signature == null) {
      return HookMessage.isPing(body) ? Response.ok().build() : refused(request);
    }
    ShopKey key = new ShopKey(company, shop);
    Optional<Shop> known = companies.shop(key);
    Secret secret = known.map(Shop::consumerSecret).orElse(nobodys);
    boolean right = HookSecret.of(key, secret).signed(body, signature) && known.isPresent();
    if (known.isPresent()) {
      count(key, right ? "taken" : "refused");
    }
    if (!right) {
      return refused(request);
    }
    follow(key, topic, HookMessage.id(body));
    return Response.ok().build();
  }

  private Response refused(HttpServerRequest request) {
    Optional<Duration> wait = strangers.failed(Strangers.Kind.WEBHOOK, request);
    return wait.map(time -> Response.status(429).header(HttpHeaders.RETRY_AFTER, time.toSeconds()))
        .orElseGet(() -> Response.status(401))
        .build();
  }

  /** What was made or changed shows in the list of changes; only what is gone has to be named. */
  private void follow(ShopKey shop, String topic, OptionalLong id) {
    if (DELETED.equals(topic) && id.isPresent()) {
      keeper.verifySoon(shop, Set.of(id.getAsLong()));
    } else {
      keeper.refreshSoon(shop);
    }
  }

  private void count(ShopKey shop, String outcome) {
    metrics
        .counter(
            "stocsync.hints", "company", shop.company(), "shop", shop.shop(), "outcome", outcome)
        .increment();
  }
}
