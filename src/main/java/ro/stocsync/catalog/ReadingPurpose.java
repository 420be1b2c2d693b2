package ro.stocsync.catalog;

/** Why a shop's whole catalog is read. */
public enum ReadingPurpose {
  /** Nothing is known of it yet. */
  FIRST,
  /**
   * Its shop-wide switch of stock management was turned, which changes how every product shows and
   * moves no product's date.
   */
  SWITCHED,
  /** To find what no refresh tells of: above all what was trashed or deleted. Read slowly. */
  SWEEP
}
