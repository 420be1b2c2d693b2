package ro.stocsync.connection;

import java.net.URI;
import java.util.List;
import ro.stocsync.company.ShopKey;

/**
 * The links between us and one shop.
 *
 * @param shop which
 * @param url its address
 * @param links in the order of {@link LinkName}
 */
public record ShopReport(ShopKey shop, URI url, List<Link> links) {

  /** Copies the list. */
  public ShopReport {
    links = List.copyOf(links);
  }

  /** Whether no link is broken. */
  public boolean passed() {
    return links.stream().allMatch(Link::holds);
  }
}
