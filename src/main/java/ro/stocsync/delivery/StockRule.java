package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.ShopSettings.Decimals;
import ro.stocsync.company.ShopSettings.NegativeStock;

/**
 * What of a level is shown in a shop.
 *
 * @param settings the shop's settings
 * @param storesDecimals whether the shop stores fractions of a piece
 */
record StockRule(ShopSettings settings, boolean storesDecimals) {

  /** What a factor makes of a level may have no end; nobody sells finer portions. */
  private static final int MOST_DECIMALS = 4;

  /** Whether it matters if the shop stores fractions. */
  static boolean asksForDecimals(ShopSettings settings, BigDecimal level) {
    return settings.decimals() == Decimals.EXACT && level.stripTrailingZeros().scale() > 0;
  }

  /**
   * Pieces for a level: less the safety stock, which never takes it below zero by itself, cut off
   * downwards, and not below zero where the settings say so.
   *
   * @param level in the shop's pieces
   */
  BigDecimal pieces(BigDecimal level) {
    BigDecimal available =
        level.signum() > 0 ? level.subtract(settings.safetyStock()).max(BigDecimal.ZERO) : level;
    boolean exact = storesDecimals && settings.decimals() == Decimals.EXACT;
    BigDecimal cut =
        available.setScale(
            exact ? Math.min(Math.max(available.scale(), 0), MOST_DECIMALS) : 0,
            RoundingMode.FLOOR);
    return settings.negativeStock() == NegativeStock.CLAMP ? cut.max(BigDecimal.ZERO) : cut;
  }
}
