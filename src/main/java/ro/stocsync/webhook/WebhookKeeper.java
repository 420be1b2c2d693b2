package ro.stocsync.webhook;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.delivery.Lease;
import ro.stocsync.delivery.Leases;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;
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
  private final WebhookConfig config;

  /** Of every shop. */
  public WebhookKeeper(
      Companies companies,
      RegisteredShops registered,
      ShopWebhooks webhooks,
      PublicAddress address,
      Leases leases,
      WebhookConfig config) {
    this.companies = companies;
    this.registered = registered;
    this.webhooks = webhooks;
    this.address = address;
    this.leases = leases;
    this.config = config;
  }

  /** After an absence longer than the interval the shops may have given up on us: it is overdue. */
  void onStart(@Observes StartupEvent event, Chores chores) {
    chores.add(new Chore("webhook check", config.check(), this::lookAfterAll));
  }

  private void lookAfterAll() {
    registered.all().stream().flatMap(key -> companies.shop(key).stream()).forEach(this::lookAfter);
  }

  /** Takes the lease here, so that whoever asks next what is under way knows of it. */
  private void lookAfter(Shop shop) {
    if (!address.isKnown()) {
      LOG.warnf(
          "Shop %s: its webhooks are not looked after, %s is not set any more",
          shop.key(), PublicAddress.KEY);
      return;
    }
    leases
        .acquire(shop.key(), Lease.Purpose.WEBHOOKS)
        .ifPresent(
            lease ->
                Thread.ofVirtual()
                    .name("webhooks " + shop.key())
                    .start(() -> LogFields.of(shop.key()).run(() -> lookAfter(shop, lease))));
  }

  private void lookAfter(Shop shop, Lease lease) {
    try {
      lookAfterAndRelease(shop, lease);
    } catch (DatabaseException e) {
      LOG.warnf(
          "Shop %s: its webhooks are not looked after, the database is away: %s",
          shop.key(), e.getMessage());
    }
  }

  private void lookAfterAndRelease(Shop shop, Lease lease) {
    try {
      webhooks.lookAfter(shop);
    } catch (ShopException e) {
      LOG.warnf("Shop %s: its webhooks cannot be looked after: %s", shop.key(), e.getMessage());
    } finally {
      leases.release(lease);
    }
  }
}
