package ro.stocsync.mapping;

import java.util.List;
import ro.stocsync.ledger.ProductKey;

/**
 * What an operator wants a SmartBill product to stand for.
 *
 * @param product which product
 * @param code its code; empty if it has none
 * @param name its name as SmartBill or the operator writes it; may be empty where there is a code
 * @param action what is wanted
 * @param targets what it shall feed; none where it is ignored
 * @param together whether it may feed a stock that another mapping feeds already; both are summed
 */
public record MappingDraft(
    ProductKey product,
    String code,
    String name,
    ProductMapping.Action action,
    List<MappingTarget> targets,
    boolean together) {

  /** Copies the list. */
  public MappingDraft {
    targets = List.copyOf(targets);
  }
}
