package ro.stocsync.connection;

/**
 * A link of the chain from SmartBill to a shop's stock.
 *
 * @param name which link
 * @param outcome what came of its check
 */
public record Link(LinkName name, CheckOutcome outcome) {

  /** Whether it holds, or was not looked at because of another that does not. */
  public boolean holds() {
    return !(outcome instanceof CheckOutcome.Broken);
  }
}
