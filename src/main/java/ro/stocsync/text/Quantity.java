package ro.stocsync.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quantities as SmartBill may write them: a number, or a number as text. */
public final class Quantity {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,40}(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?");
  // "1,500" could be one and a half or one and a half thousand, so it is neither.
  private static final Pattern ROMANIAN = Pattern.compile("[+-]?\\d{1,40},(?:\\d{1,2}|\\d{4,40})");
  private static final int DECIMALS = 6;

  private Quantity() {}

  /**
   * Reads a quantity; a comma stands for the decimal point where it cannot be a thousands' mark.
   * Beyond the sixth decimal it is rounded: it is the dust of somebody's floating point.
   *
   * @return empty if it is no number
   */
  public static Optional<BigDecimal> read(String written) {
    String text = written.strip();
    if (ROMANIAN.matcher(text).matches()) {
      text = text.replace(',', '.');
    }
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal quantity =
        new BigDecimal(text).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return Optional.of(quantity.scale() < 0 ? quantity.setScale(0) : quantity);
  }
}
