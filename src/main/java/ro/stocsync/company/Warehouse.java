package ro.stocsync.company;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A warehouse (gestiune) as it compares: without regard to letter case, surrounding spaces and runs
 * of white space. The official plugin takes {@code "Magazin "} for another warehouse than {@code
 * "Magazin"} (smartbill-plugin-recordings, defect 17).
 *
 * @param key the name folded for comparison; empty where SmartBill gave none
 * @param name as somebody wrote it, to be told; makes no warehouse another one
 */
public record Warehouse(String key, String name) {

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00a0]+");
  private static final Locale ROMANIAN = Locale.forLanguageTag("ro");

  /** Whose spelling is not known is told folded. */
  public Warehouse {
    name = name == null ? key : name;
  }

  /** The one of that key. */
  public Warehouse(String key) {
    this(key, key);
  }

  /** Folds a name as SmartBill or an operator wrote it. */
  public static Warehouse named(String name) {
    String plain = WHITE_SPACE.matcher(name).replaceAll(" ").strip();
    return new Warehouse(plain.toLowerCase(ROMANIAN), plain);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Warehouse warehouse && warehouse.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
