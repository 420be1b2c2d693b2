package ro.stocsync.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a product. What does not concern its kind is left out.
 *
 * @param at when
 * @param kind what it was
 * @param product the key that the product had then
 * @param shop in which shop; left out where it concerns the company
 * @param callback the call that said a level
 * @param run the stock pull or reconciliation
 * @param warehouse where the level is
 * @param quantity the level: of a call as SmartBill wrote it
 * @param verdict what became of it: of a call, a comparison, a delivery or a change, in a word
 * @param says that in words
 * @param who the operator, or SmartBill
 * @param productId the shop's product
 * @param wanted pieces that the shop should show, or was sent
 * @param shown pieces that it showed, or answered that it shows
 * @param shownAs the stock status that it answered
 * @param detail of a change, what was before and after
 */
public record HappeningJson(
    Instant at,
    Kind kind,
    String product,
    Optional<String> shop,
    Optional<Long> callback,
    Optional<UUID> run,
    Optional<String> warehouse,
    Optional<String> quantity,
    String verdict,
    Optional<String> says,
    Optional<String> who,
    Optional<Long> productId,
    Optional<BigDecimal> wanted,
    Optional<BigDecimal> shown,
    Optional<String> shownAs,
    Map<String, String> detail) {

  /** What it was. */
  public enum Kind {
    /** A call said a level, which was taken or refused; or an operator had it taken in again. */
    LEVEL_CALLED,
    /** A stock pull changed a level. */
    LEVEL_PULLED,
    /** A run compared what the shop shows. */
    COMPARED,
    /** Somebody changed something about it. */
    CHANGED,
    /** It was delivered, or that was tried, or found to be impossible. */
    DELIVERY
  }
}
