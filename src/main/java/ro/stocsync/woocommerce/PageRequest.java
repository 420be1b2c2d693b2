package ro.stocsync.woocommerce;

import java.time.Instant;
import java.util.Optional;

/**
 * Which page of a shop's list, {@link #SIZE} products a page.
 *
 * @param page from 1
 * @param modifiedAfter only what changed after this time, to the second; a product dated in the
 *     future always comes back (modified-after)
 */
public record PageRequest(int page, Optional<Instant> modifiedAfter) {

  /** The most that WooCommerce gives a page (per-page-101). */
  public static final int SIZE = 100;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 1, which the shop would refuse (page-zero)
   */
  public PageRequest {
    if (page < 1) {
      throw new IllegalArgumentException("Pages count from 1, not " + page);
    }
  }

  /** A page of everything. */
  public static PageRequest of(int page) {
    return new PageRequest(page, Optional.empty());
  }
}
