package ro.stocsync.webhook;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.delivery.Lease;
import ro.stocsync.delivery.Leases;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Schema;
import ro.stocsync.watch.LogFields;
import ro.stocsync.woocommerce.ShopException;

/**
 * Looks after the webhooks of the shops that were registered, each under a lease, so that no two
 * replicas make one anew at the same time.
 */
@ApplicationScoped
public class WebhookKeeper {

  private static final Logger LOG = Logger.getLogger(WebhookKeeper.class);

  private final Companies companies;
  private final RegisteredShops registered;
  private final ShopWebhooks webhooks;
  private final PublicAddress address;
  private final Leases leases;
  private final Scheduler scheduler;
  private final WebhookConfig config;

  /** Of every shop. */
  public WebhookKeeper(
      Companies companies,
      RegisteredShops registered,
      ShopWebhooks webhooks,
      PublicAddress address,
      Leases leases,
      Scheduler scheduler,
      WebhookConfig config) {
    this.companies = companies;
    this.registered = registered;
    this.webhooks = webhooks;
    this.address = address;
    this.leases = leases;
    this.scheduler = scheduler;
    this.config = config;
  }

  /** The first look is at once: while we were away the shops may have given up on us. */
  void onStart(@Observes @Priority(Schema.PRIORITY + 4) StartupEvent event) {
    scheduler
        .newJob("webhook check")
        .setInterval(config.check().toString())
        .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
        .setTask(execution -> lookAfterAll(), true)
        .schedule();
  }

  private void lookAfterAll() {
    try {
      registered.all().stream()
          .flatMap(key -> companies.shop(key).stream())
          .forEach(
              shop ->
                  Thread.ofVirtual()
                      .name("webhooks " + shop.key())
                      .start(() -> LogFields.of(shop.key()).run(() -> lookAfter(shop))));
    } catch (DatabaseException e) {
      LOG.warnf("Webhooks are not looked after, the database is away: %s", e.getMessage());
    }
  }

  private void lookAfter(Shop shop) {
    if (!address.isKnown()) {
      LOG.warnf(
          "Shop %s: its webhooks are not looked after, %s is not set any more",
          shop.key(), PublicAddress.KEY);
      return;
    }
    try {
      leases.acquire(shop.key(), Lease.Purpose.WEBHOOKS).ifPresent(lease -> lookAfter(shop, lease));
    } catch (DatabaseException e) {
      LOG.warnf(
          "Shop %s: its webhooks are not looked after, the database is away: %s",
          shop.key(), e.getMessage());
    }
  }

  private void lookAfter(Shop shop, Lease lease) {
    try {
      webhooks.lookAfter(shop);
    } catch (ShopException e) {
      LOG.warnf("Shop %s: its webhooks cannot be looked after: %s", shop.key(), e.getMessage());
    } finally {
      leases.release(lease);
    }
  }
}
