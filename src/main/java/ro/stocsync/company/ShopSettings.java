package ro.stocsync.company;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an operator turns while it runs: what of a shop is monitored, and what becomes of a level
 * before it is written.
 *
 * @param warehouses the monitored warehouses, which are summed; empty if none was chosen yet
 * @param synchronised whether levels are delivered
 * @param safetyStock pieces held back from every product; never below zero
 * @param decimals what becomes of fractions of a piece
 * @param negativeStock what becomes of levels below zero
 * @param manageStock what is done about products whose stock the shop does not manage
 * @param nameFallback whether a name may stand in for a code that no product of the shop has
 */
@RegisterForReflection // kept as JSON, to notice a changed configuration
public record ShopSettings(
    Set<Warehouse> warehouses,
    boolean synchronised,
    BigDecimal safetyStock,
    Decimals decimals,
    NegativeStock negativeStock,
    ManageStock manageStock,
    boolean nameFallback) {

  /** What becomes of fractions of a piece. */
  public enum Decimals {
    /** Passed on where the shop stores them; elsewhere cut off downwards. */
    EXACT,
    /** Cut off downwards, even where the shop would store them. */
    FLOOR
  }

  /** What becomes of levels below zero. */
  public enum NegativeStock {
    /** The shop shows them as they are. */
    PASS_ON,
    /** The shop shows zero. */
    CLAMP
  }

  /** What is done about products whose stock the shop does not manage. */
  public enum ManageStock {
    /** They are shown, and nothing is written. */
    REPORT,
    /** Their stock management is switched on with the first level. */
    SWITCH_ON
  }

  /** Copies the set. */
  public ShopSettings {
    warehouses = Set.copyOf(warehouses);
    safetyStock = plain(safetyStock);
  }

  /** These warehouses and everything else as it is by default. */
  public static ShopSettings monitoring(Set<Warehouse> warehouses, boolean synchronised) {
    return new ShopSettings(
        warehouses,
        synchronised,
        BigDecimal.ZERO,
        Decimals.EXACT,
        NegativeStock.PASS_ON,
        ManageStock.REPORT,
        false);
  }

  /**
   * These settings, with what changed in the configuration taken over from it: what an operator
   * chose stays until somebody configures it otherwise.
   *
   * @param before what the configuration said when it was last read
   * @param now what it says
   */
  public ShopSettings following(ShopSettings before, ShopSettings now) {
    return new ShopSettings(
        changed(warehouses, before.warehouses, now.warehouses),
        changed(synchronised, before.synchronised, now.synchronised),
        changed(safetyStock, before.safetyStock, now.safetyStock),
        changed(decimals, before.decimals, now.decimals),
        changed(negativeStock, before.negativeStock, now.negativeStock),
        changed(manageStock, before.manageStock, now.manageStock),
        changed(nameFallback, before.nameFallback, now.nameFallback));
  }

  /** The same settings, with those of the warehouses told as they are spelled there. */
  public ShopSettings spelledAs(Collection<Warehouse> spelled) {
    Map<Warehouse, Warehouse> names =
        spelled.stream().collect(Collectors.toMap(one -> one, one -> one, (one, again) -> one));
    return new ShopSettings(
        warehouses.stream()
            .map(one -> names.getOrDefault(one, one))
            .collect(Collectors.toUnmodifiableSet()),
        synchronised,
        safetyStock,
        decimals,
        negativeStock,
        manageStock,
        nameFallback);
  }

  /** The warehouses' names, in the order of what compares. */
  public List<String> warehouseNames() {
    return warehouses.stream()
        .sorted(Comparator.comparing(Warehouse::key))
        .map(Warehouse::name)
        .toList();
  }

  private static <T> T changed(T current, T before, T now) {
    return now.equals(before) ? current : now;
  }

  /** Tells these settings from any others, alike on every replica. */
  public String fingerprint() {
    List<Object> all =
        List.of(
            warehouses.stream().map(Warehouse::key).sorted().toList(),
            synchronised,
            safetyStock,
            decimals,
            negativeStock,
            manageStock,
            nameFallback);
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** 2.0 and 2 are one number of pieces. */
  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }
}
