package ro.stocsync.connection;

import java.util.List;

/**
 * What a connection test of a company found.
 *
 * @param company which
 * @param links those that all its shops share
 * @param shops those of each of its shops
 */
public record ConnectionReport(String company, List<Link> links, List<ShopReport> shops) {

  /** Copies the lists. */
  public ConnectionReport {
    links = List.copyOf(links);
    shops = List.copyOf(shops);
  }

  /** Whether no link is broken, to no shop. */
  public boolean passed() {
    return links.stream().allMatch(Link::holds) && shops.stream().allMatch(ShopReport::passed);
  }
}
