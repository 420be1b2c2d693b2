package ro.stocsync.catalog;

import java.util.List;

/**
 * A page of what a search found.
 *
 * @param total how many were found in all
 * @param entries those of this page, in their order
 */
public record CatalogPage(long total, List<CatalogEntry> entries) {

  /** Copies the list. */
  public CatalogPage {
    entries = List.copyOf(entries);
  }
}
