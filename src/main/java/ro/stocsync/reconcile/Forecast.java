package ro.stocsync.reconcile;

/**
 * What a run would change in a shop, in products of the shop.
 *
 * @param shop which shop
 * @param equal show what they should
 * @param change would show another number of pieces
 * @param toZero are in stock and would be sold out
 * @param back are sold out and would come back
 * @param hindered cannot be written, each with its reason
 * @param unlisted are known and SmartBill did not list them; they are left alone
 * @param inStock products of the shop that are in stock now
 */
public record Forecast(
    String shop,
    long equal,
    long change,
    long toZero,
    long back,
    long hindered,
    long unlisted,
    long inStock) {

  /** How many would be written. */
  public long differs() {
    return change + toZero + back;
  }

  /** Whether more of what is in stock would be sold out than that share, from 0 to 1. */
  boolean empties(double share) {
    return toZero > 0 && toZero > share * Math.max(inStock, toZero);
  }
}
