package ro.stocsync.woocommerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of a shop's list.
 *
 * @param products up to {@link PageRequest#SIZE} products, in the order of their ids
 * @param totalPages how many pages the list has now
 * @param totalProducts how many products the list has now
 * @param shopTime what the shop's clock said, to the second: the next {@code modifiedAfter}
 */
public record ProductPage(
    List<ShopProduct> products, int totalPages, int totalProducts, Optional<Instant> shopTime) {

  /** Copies the list. */
  public ProductPage {
    products = List.copyOf(products);
  }
}
