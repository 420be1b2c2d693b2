package ro.stocsync.company;

import java.util.Locale;

/**
 * A warehouse (gestiune) as it compares: without regard to letter case, surrounding spaces and runs
 * of white space. The official plugin takes {@code "Magazin "} for another warehouse than {@code
 * "Magazin"} (smartbill-plugin-recordings, defect 17).
 *
 * @param key the name folded for comparison; empty where SmartBill gave none
 */
public record Warehouse(String key) {

  /** Folds a name as SmartBill or an operator wrote it. */
  public static Warehouse named(String name) {
    return new Warehouse(
        name.replaceAll("[\\s\\u00a0]+", " ").strip().toLowerCase(Locale.forLanguageTag("ro")));
  }
}
