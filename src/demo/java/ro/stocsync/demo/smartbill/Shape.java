package ro.stocsync.demo.smartbill;

/** In what other ways SmartBill may answer and write than it does by default. */
public enum Shape {

  /** {@code /stocks} wraps its answer in {@code "stocks"}, as the published example does. */
  WRAPPED,

  /** {@code /stocks} gives products directly in {@code list}, without their warehouse. */
  PRODUCTS_IN_LIST,

  /** Quantities are text, in answers and in calls. */
  QUANTITIES_AS_TEXT,

  /** There is no {@code /stocks/ecom}: 404. */
  NO_ECOM,

  /** {@code /stocks/ecom} gives bare rows: name, code, unit, quantity. */
  ROWS,

  /** {@code /stocks/ecom} calls them {@code name}, {@code code}, {@code measuringUnitName}. */
  SHORT_NAMES,

  /** {@code /stocks/ecom} has names nobody knows: only the position tells what a value is. */
  UNKNOWN_NAMES,

  /** An unknown CIF is answered with 200 and {@code errorText}. */
  ERRORS_WITH_200
}
