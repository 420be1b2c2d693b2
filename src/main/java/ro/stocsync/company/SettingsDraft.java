package ro.stocsync.company;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopSettings.Decimals;
import ro.stocsync.company.ShopSettings.ManageStock;
import ro.stocsync.company.ShopSettings.NegativeStock;

/**
 * A shop's settings as somebody wants them, before they are checked; whoever takes them validates
 * them.
 *
 * @param warehouses the monitored warehouses, which are summed
 * @param synchronised whether levels are delivered
 * @param safetyStock pieces held back from every product
 * @param decimals what becomes of fractions of a piece
 * @param negativeStock what becomes of levels below zero
 * @param manageStock what is done about products whose stock the shop does not manage
 * @param nameFallback whether a name may stand in for a code that no product has
 */
public record SettingsDraft(
    @NotNull @Size(max = MOST_WAREHOUSES)
        List<@NotBlank @Size(max = LONGEST_NAME) String> warehouses,
    @NotNull Boolean synchronised,
    @NotNull @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 4)
        BigDecimal safetyStock,
    @NotNull Decimals decimals,
    @NotNull NegativeStock negativeStock,
    @NotNull ManageStock manageStock,
    @NotNull Boolean nameFallback) {

  /** Warehouses of one shop. */
  public static final int MOST_WAREHOUSES = 100;

  /** Characters of a warehouse's name. */
  public static final int LONGEST_NAME = 250;

  /** Settings in force, as they would be wanted again. */
  public static SettingsDraft of(ShopSettings settings) {
    return new SettingsDraft(
        settings.warehouseNames(),
        settings.synchronised(),
        settings.safetyStock(),
        settings.decimals(),
        settings.negativeStock(),
        settings.manageStock(),
        settings.nameFallback());
  }

  /** The settings; of a valid draft only. */
  public ShopSettings settings() {
    return new ShopSettings(
        warehouses.stream().map(Warehouse::named).collect(Collectors.toSet()),
        synchronised,
        safetyStock,
        decimals,
        negativeStock,
        manageStock,
        nameFallback);
  }
}
