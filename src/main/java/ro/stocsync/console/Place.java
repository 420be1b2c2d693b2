package ro.stocsync.console;

import java.util.List;

/**
 * Where a page stands in the console.
 *
 * @param company whose page it is
 * @param shop which shop's; of a page that concerns the company, its first
 * @param active the navigation's entry
 * @param companies all companies, to go to
 * @param shops all shops of the company
 */
public record Place(
    String company, String shop, String active, List<String> companies, List<String> shops) {

  private static final List<String> ENTRIES =
      List.of(
          "overview", "setup", "products", "callbacks", "runs", "settings", "alerts", "history");

  /** Copies the lists. */
  public Place {
    companies = List.copyOf(companies);
    shops = List.copyOf(shops);
  }

  /** The navigation's entries, in their order. */
  public List<String> entries() {
    return ENTRIES;
  }

  /** The address of the company's pages. */
  public String base() {
    return "/console/" + company;
  }

  /** The address of the shop's pages. */
  public String shopBase() {
    return base() + "/" + shop;
  }

  /** The address of this page in another company. */
  public String in(String other) {
    return "/console/" + other + "/" + (ofShop() ? "setup" : active);
  }

  /** Whether the page concerns one shop. */
  public boolean ofShop() {
    return active.equals("products") || active.equals("settings");
  }
}
