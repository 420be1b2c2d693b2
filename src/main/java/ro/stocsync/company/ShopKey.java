package ro.stocsync.company;

/**
 * Which shop, of which company.
 *
 * @param company the company's name in the configuration
 * @param shop the shop's name within the company
 */
public record ShopKey(String company, String shop) implements Comparable<ShopKey> {

  @Override
  public int compareTo(ShopKey other) {
    int byCompany = company.compareTo(other.company);
    return byCompany != 0 ? byCompany : shop.compareTo(other.shop);
  }

  /** {@code company/shop}, as logs and health name it. */
  @Override
  public String toString() {
    return company + "/" + shop;
  }
}
