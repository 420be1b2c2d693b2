package ro.stocsync.company;

import java.net.URI;

/**
 * A WooCommerce site that shows the stock of some of a company's warehouses.
 *
 * @param key which shop of which company
 * @param url its address, without a slash at the end
 * @param consumerKey the REST key
 * @param consumerSecret the REST key's secret
 * @param auth how the key travels
 * @param settings what is monitored: as configured, where the shop comes from {@link Companies};
 *     what is in force stands in {@link SettingsTable}
 */
public record Shop(
    ShopKey key,
    URI url,
    Secret consumerKey,
    Secret consumerSecret,
    KeyTransport auth,
    ShopSettings settings) {

  /** The shop with the keys that another reading of the configuration gave. */
  Shop withKeysOf(Shop read) {
    return new Shop(key, url, read.consumerKey, read.consumerSecret, auth, settings);
  }

  /** The shop with other settings, such as those in force. */
  public Shop with(ShopSettings other) {
    return new Shop(key, url, consumerKey, consumerSecret, auth, other);
  }
}
