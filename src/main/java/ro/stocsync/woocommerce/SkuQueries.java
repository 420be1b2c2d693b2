package ro.stocsync.woocommerce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits SKUs into values of {@code sku=} that a shop answers rightly.
 *
 * <ul>
 *   <li>At most 100 a list, so that one page holds the answer, and short enough that the address,
 *       which WordPress repeats in a Link header, stays below nginx' 4 kB (url-link-header-502).
 *   <li>A SKU that holds a comma is found only when asked alone (sku-comma-in-list); if one of its
 *       parts is empty it would ask for all products without a SKU, so it is not asked.
 *   <li>{@code sku=} and {@code sku=0} list the whole catalog (sku-empty, sku-zero): the empty one
 *       is never asked, 0 only in the company of others (sku-zero-in-list).
 *   <li>The parameter is cleaned before it is looked up (WordPress' {@code sanitize_text_field}):
 *       with {@code <} (sku-lt), runs of spaces (sku-double-space), spaces at its ends, control
 *       characters or a percent-encoded byte in it, a SKU cannot be asked for.
 * </ul>
 *
 * @param lists the values, each a list to be joined by commas
 * @param unaskable what only the catalog can answer
 */
public record SkuQueries(List<List<String>> lists, List<String> unaskable) {

  static final int LARGEST_LIST = 100;

  /**
   * Bytes as encoded, which leaves a kilobyte for the rest of the address and the other headers.
   */
  static final int LONGEST_VALUE = 2_500;

  private static final String ZERO = "0";
  private static final Pattern CLEANED_AWAY =
      Pattern.compile("<|\\p{Cntrl}|  |^ | $|%[0-9a-fA-F]{2}");

  /** Copies the lists. */
  public SkuQueries {
    lists = lists.stream().map(List::copyOf).toList();
    unaskable = List.copyOf(unaskable);
  }

  /** Splits; SKUs given twice are asked once. */
  public static SkuQueries of(Collection<String> skus) {
    List<List<String>> lists = new ArrayList<>();
    List<String> unaskable = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    Set<String> distinct = new LinkedHashSet<>(skus);
    boolean zero = distinct.remove(ZERO);
    for (String sku : distinct) {
      if (!askable(sku)) {
        unaskable.add(sku);
      } else if (sku.contains(",")) {
        lists.add(List.of(sku));
      } else {
        plain.add(sku);
      }
    }
    if (zero && plain.isEmpty()) {
      unaskable.add(ZERO);
    } else if (zero) {
      plain.add(1, ZERO);
    }
    lists.addAll(split(plain));
    return new SkuQueries(lists, unaskable);
  }

  private static boolean askable(String sku) {
    return !sku.isEmpty()
        && encodedLength(sku) <= LONGEST_VALUE
        && !CLEANED_AWAY.matcher(sku).find()
        && !List.of(sku.split(",", -1)).contains("");
  }

  private static List<List<String>> split(List<String> skus) {
    List<List<String>> lists = new ArrayList<>();
    List<String> list = new ArrayList<>();
    int length = 0;
    for (String sku : skus) {
      int added = encodedLength("," + sku);
      boolean full = list.size() >= LARGEST_LIST || length + added > LONGEST_VALUE;
      if (full && !list.isEmpty() && !sku.equals(ZERO)) {
        lists.add(list);
        list = new ArrayList<>();
        length = 0;
      }
      list.add(sku);
      length += added;
    }
    if (!list.isEmpty()) {
      lists.add(list);
    }
    return lists;
  }

  private static int encodedLength(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
  }
}
