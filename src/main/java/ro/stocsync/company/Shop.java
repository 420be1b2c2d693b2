package ro.stocsync.company;

import java.net.URI;
import java.util.Set;

/**
 * A WooCommerce site that shows the stock of some of a company's warehouses.
 *
 * @param key which shop of which company
 * @param url its address, without a slash at the end
 * @param consumerKey the REST key
 * @param consumerSecret the REST key's secret
 * @param auth how the key travels
 * @param warehouses the monitored warehouses; empty if none was chosen yet
 * @param synchronised whether levels are delivered
 */
public record Shop(
    ShopKey key,
    URI url,
    Secret consumerKey,
    Secret consumerSecret,
    KeyTransport auth,
    Set<Warehouse> warehouses,
    boolean synchronised) {

  /** Copies the set. */
  public Shop {
    warehouses = Set.copyOf(warehouses);
  }
}
