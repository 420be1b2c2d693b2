package ro.stocsync.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.ProductName;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.text.Unaccented;

/**
 * Which of a shop's products are looked for, in SQL. Every word of the text has to be in the code
 * or name of SmartBill's product, or every one in the SKU or name of the shop's; letter case and
 * diacritics do not count.
 */
final class StockQuery {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
  private static final int MOST_WORDS = 12;

  private static final String HERE = " and (p.folded_code like ? or p.plain_name like ?)";
  private static final String THERE = " and (c.folded_sku like ? or c.plain_name like ?)";

  // What was remembered of a match names the holder too, which has an index.
  private static final String COUNTERPART =
      """
       c.company = m.company and c.shop = m.shop and c.id = m.product_id
          and m.holder_id = case when c.stock_management = 'PARENT' then c.parent_id else c.id end
      """;

  private final ShopKey shop;
  private final List<String> patterns;
  private final StockView.Filter filter;
  private Optional<SqlArray> only = Optional.empty();

  StockQuery(ShopKey shop, StockView.Filter filter) {
    this.shop = shop;
    this.filter = filter;
    this.patterns =
        BLANKS
            .splitAsStream(filter.text())
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(MOST_WORDS)
            .flatMap(word -> List.of(code(word), name(word)).stream())
            .toList();
  }

  boolean hasText() {
    return !patterns.isEmpty();
  }

  /** Looks among these alone, which have the text. */
  void only(Collection<String> products) {
    only = Optional.of(SqlArray.texts(products, product -> product));
  }

  /**
   * From {@code shop_stock s}.
   *
   * @param named whether {@code product p} is asked for too
   */
  String sql(boolean named) {
    StringBuilder sql = new StringBuilder(" from shop_stock s");
    if (named || hasText()) {
      sql.append(" join product p on p.company = s.company and p.product_key = s.product_key");
    }
    sql.append(" where s.company = ? and s.shop = ?");
    if (only.isPresent()) {
      return sql.append(" and s.product_key = any (?)").toString();
    }
    sql.append(states());
    if (hasText()) {
      sql.append(" and ((true").append(everyWord(HERE)).append(") or exists (select 1");
      sql.append(" from product_match m join catalog_product c on").append(COUNTERPART);
      sql.append(" where m.company = s.company and m.shop = s.shop");
      sql.append(" and m.product_key = s.product_key").append(everyWord(THERE)).append("))");
    }
    return sql.toString();
  }

  /** The parameters of {@link #sql}, and others behind them. */
  Object[] with(Object... others) {
    List<Object> all = new ArrayList<>(List.of(shop.company(), shop.shop()));
    if (only.isPresent()) {
      all.add(only.get());
    } else {
      addStates(all);
      all.addAll(patterns);
      all.addAll(patterns);
    }
    all.addAll(List.of(others));
    return all.toArray();
  }

  /** Keys of products with the text, each side looked through once; some come twice. */
  String hits() {
    return """
    select s.product_key from product p
    join shop_stock s on s.company = p.company and s.shop = ? and s.product_key = p.product_key
    where p.company = ?%s%s
    union all
    select s.product_key from catalog_product c
    join product_match m on%s
    join shop_stock s on s.company = m.company and s.shop = m.shop
        and s.product_key = m.product_key
    join product p on p.company = s.company and p.product_key = s.product_key
    where c.shop = ? and c.company = ?%s%s
    """
        .formatted(states(), everyWord(HERE), COUNTERPART, states(), everyWord(THERE));
  }

  /** The parameters of {@link #hits()}, and another behind them. */
  Object[] hitsWith(Object last) {
    List<Object> all = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      all.addAll(List.of(shop.shop(), shop.company()));
      addStates(all);
      all.addAll(patterns);
    }
    all.add(last);
    return all.toArray();
  }

  private String states() {
    return filter.states().isEmpty() ? "" : " and s.state = any (?)";
  }

  private void addStates(List<Object> parameters) {
    if (!filter.states().isEmpty()) {
      parameters.add(SqlArray.texts(filter.states(), Enum::name));
    }
  }

  private String everyWord(String condition) {
    return patterns.stream()
        .limit(patterns.size() / 2)
        .map(word -> condition)
        .collect(Collectors.joining());
  }

  private static String code(String word) {
    return contained(ProductKey.fold(word));
  }

  private static String name(String word) {
    String plain = Unaccented.of(ProductName.normalise(word));
    // What nothing is left of is in no name, though nothing itself is in every one.
    return contained(plain.isEmpty() ? word : plain);
  }

  /** What is typed has no wildcards. */
  private static String contained(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
