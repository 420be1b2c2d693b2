package ro.stocsync.api;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items those of this page
 * @param page which page, from 1
 * @param size items a page
 * @param total items in all
 */
public record Page<T>(List<T> items, int page, int size, long total) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }
}
