package ro.stocsync.woocommerce;

/**
 * A webhook as its shop tells of it (webhook-create). The shop never tells its secret.
 *
 * @param id the shop's number for it
 * @param name what its settings page calls it
 * @param topic what it tells of, as {@code product.updated}
 * @param status {@code active}, {@code paused} (by the shop's people) or {@code disabled} (by the
 *     shop itself, after seven failed deliveries in a row: webhook-after-failures)
 * @param deliveryUrl where it delivers
 */
public record ShopWebhook(long id, String name, String topic, String status, String deliveryUrl) {

  /** Whether it delivers. */
  public boolean active() {
    return status.equals("active");
  }

  /** Whether the shop switched it off because its deliveries failed. */
  public boolean disabled() {
    return status.equals("disabled");
  }
}
