package ro.stocsync.catalog;

/** The lists that make up the reading of a whole catalog, in their order. */
public enum ReadingList {
  /** All products but variations, page by page. */
  PRODUCTS,
  /** The variations of all parents, page by page. */
  VARIATIONS,
  /** In their place, where the shop is too old to have that list: parent by parent. */
  VARIATIONS_BY_PARENT,
  /** Products that we know and the lists did not show, asked for by their ids. */
  UNSEEN_PRODUCTS,
  /** Likewise variations, parent by parent. */
  UNSEEN_VARIATIONS
}
