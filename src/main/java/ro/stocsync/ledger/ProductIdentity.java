package ro.stocsync.ledger;

/** What a callback told about which products are one. */
public sealed interface ProductIdentity {

  /** The key that is meant from now on. */
  ProductKey product();

  /** The other key. */
  ProductKey other();

  /**
   * One product came under another key: it gained or lost its code, or its code's letter case
   * changed. The levels of the old key are the new key's now.
   *
   * @param product the new key
   * @param other the old key, which is no more
   */
  record Superseded(ProductKey product, ProductKey other) implements ProductIdentity {}

  /**
   * A key that had been superseded came again: they are two products after all.
   *
   * @param product the key that came again
   * @param other the key that had taken its place, and lives on
   */
  record Parted(ProductKey product, ProductKey other) implements ProductIdentity {}
}
