package ro.stocsync.delivery;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import ro.stocsync.woocommerce.WooCommerceConfig;

/**
 * Refuses a lease that may end while a request of its holder is still under way: the next holder
 * could write the same product at the same moment.
 */
@Startup(2)
@ApplicationScoped
public class LeaseLength {

  /**
   * Compares the two.
   *
   * @throws ConfigurationException if the lease is not longer than a request may take
   */
  public LeaseLength(DeliveryConfig delivery, WooCommerceConfig shops) {
    if (delivery.lease().compareTo(shops.requestTimeout()) <= 0) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n"
              + "stocsync.delivery.lease (%d s) has to be longer than"
                  .formatted(delivery.lease().toSeconds())
              + " stocsync.woocommerce.request-timeout (%d s): write e.g. %ds"
                  .formatted(
                      shops.requestTimeout().toSeconds(),
                      shops.requestTimeout().toSeconds() * 3 / 2 + 1));
    }
  }
}
