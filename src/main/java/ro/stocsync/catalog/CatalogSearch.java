package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductName;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.woocommerce.StockManagement;

/** Finds products of our catalog by what an operator types. */
@ApplicationScoped
public class CatalogSearch {

  /** The longest text that may be searched for, in characters. */
  public static final int LONGEST_TEXT = 200;

  /** The most entries of a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

  // Contained, not LIKE: what is typed has no wildcards. Without an index, for one shop's names,
  // some 10 MB at 100,000 products, are read faster than an operator types.
  private static final String HAS_WORD =
      """
       and (strpos(p.name_key, ?) > 0 or strpos(p.folded_sku, ?) > 0 or strpos(p.gtin, ?) > 0
            or p.id::text = ?)
      """;

  private final Database database;

  /** Over our catalogs. */
  public CatalogSearch(Database database) {
    this.database = database;
  }

  /**
   * Products and variations that have every word of the text in their name, SKU or GTIN, or as
   * their id. Words compare without regard to letter case, and names as {@link ProductName} does;
   * every product has the words of an empty text. What has the text as its SKU comes first, then by
   * name.
   *
   * @param page from 1
   * @param size entries a page
   * @throws IllegalArgumentException if the text is longer than {@link #LONGEST_TEXT}, the page
   *     below 1 or the size not from 1 to {@link #LARGEST_PAGE}
   */
  public CatalogPage search(ShopKey shop, String text, int page, int size) {
    check(text.length() <= LONGEST_TEXT, "The text is longer than " + LONGEST_TEXT);
    check(page >= 1, "Pages count from 1, not " + page);
    check(size >= 1 && size <= LARGEST_PAGE, "A page has 1 to " + LARGEST_PAGE + ", not " + size);
    List<String> words = words(text);
    String where =
        " from catalog_product p where p.company = ? and p.shop = ?"
            + words.stream().map(word -> HAS_WORD).collect(Collectors.joining());
    List<Object> parameters = new ArrayList<>(List.of(shop.company(), shop.shop()));
    words.forEach(word -> parameters.addAll(forms(word)));
    long total = count(where, parameters);
    parameters.add(Catalog.fold(printable(text)));
    parameters.add(size);
    parameters.add((page - 1L) * size);
    return new CatalogPage(total, entries(where, parameters));
  }

  /** The products and variations of those numbers, as far as we know them. */
  public Map<Long, CatalogEntry> byId(ShopKey shop, Collection<Long> ids) {
    List<Object> parameters =
        List.of(
            shop.company(),
            shop.shop(),
            SqlArray.longs(ids, id -> id),
            "",
            Math.max(1, ids.size()),
            0L);
    return entries(
            " from catalog_product p where p.company = ? and p.shop = ? and p.id = any (?)",
            parameters)
        .stream()
        .collect(Collectors.toMap(CatalogEntry::id, Function.identity()));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static String printable(String text) {
    return BLANKS.matcher(text).replaceAll(" ");
  }

  private static List<String> words(String text) {
    return Pattern.compile(" ")
        .splitAsStream(printable(text))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** A word as it may stand in a name, a SKU, a GTIN or an id. */
  private static List<String> forms(String word) {
    // What nothing is left of is in no name, though nothing itself is in every one.
    return List.of(
        unlessEmpty(ProductName.normalise(word), word),
        Catalog.fold(word),
        unlessEmpty(word.replace("-", ""), word),
        word);
  }

  private static String unlessEmpty(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private long count(String where, List<Object> parameters) {
    return database
        .query("select count(*)" + where, row -> row.getLong(1), parameters.toArray())
        .getFirst();
  }

  private List<CatalogEntry> entries(String where, List<Object> parameters) {
    return database.query(
        """
        select f.id, f.parent_id, f.sku, f.gtin,
               case when w.id is null or starts_with(f.name, w.name || ' - ') then f.name
                    else w.name || ' - ' || f.name end,
               f.type, f.status, f.stock_management, f.stock_quantity, f.stock_status,
               f.modified_at, coalesce(nullif(f.picture, ''), w.picture, '')
        from (select p.*, row_number() over () as place from (select p.* %s
              order by p.folded_sku = ? desc, p.name_key, p.id limit ? offset ?) p) f
        left join catalog_product w
            on w.company = f.company and w.shop = f.shop and w.id = f.parent_id and f.parent_id <> 0
        order by f.place
        """
            .formatted(where),
        CatalogSearch::entry,
        parameters.toArray());
  }

  private static CatalogEntry entry(ResultSet row) throws SQLException {
    return new CatalogEntry(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        StockManagement.valueOf(row.getString(8)),
        Optional.ofNullable(row.getBigDecimal(9)),
        row.getString(10),
        Optional.ofNullable(row.getObject(11, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        row.getString(12));
  }
}
