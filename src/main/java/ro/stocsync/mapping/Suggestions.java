package ro.stocsync.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ro.stocsync.catalog.CatalogEntry;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.ProductName;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/**
 * What of a shop an operator may mean for a product that nothing was found for. Suggested, never
 * taken: none of it is certain enough to write a stock.
 */
@ApplicationScoped
public class Suggestions {

  private static final int MOST = 10;
  private static final int MOST_NAMES = 6;
  private static final int MOST_CODES = 4;
  private static final int SHORTEST_CODE = 3;
  private static final Pattern SIGNS = Pattern.compile("[-_./ ]");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

  private final Database database;
  private final CatalogSearch catalog;

  /** Over our catalogs. */
  public Suggestions(Database database, CatalogSearch catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /** Why a product is suggested; the strongest first. */
  public enum Why {
    /** SmartBill's product feeds one of the same SKU, GTIN or name in another of the shops. */
    ELSEWHERE,
    /** The code is part of its SKU, or the other way round, or they differ in signs and zeros. */
    CODE,
    /** The names are alike. */
    NAME
  }

  /** A product of the shop that may be meant. */
  public record Suggestion(CatalogEntry entry, Why why) {}

  /**
   * A SmartBill product that feeds a stock.
   *
   * @param product which
   * @param called its name, or its code where it has none
   * @param reason why it does
   */
  public record Feeder(ProductKey product, String called, Match.Reason reason) {}

  /** What may be meant by SmartBill's product, the likeliest first; 10 at most. */
  public List<Suggestion> of(ShopKey shop, ProductKey product) {
    Map<Long, Why> found = new LinkedHashMap<>();
    List<Coded> coded = product.code().map(code -> byCode(shop, code)).orElse(List.of());
    elsewhere(shop, product).forEach(id -> found.putIfAbsent(id, Why.ELSEWHERE));
    coded.stream().filter(Coded::same).forEach(one -> found.putIfAbsent(one.id(), Why.CODE));
    nameOf(shop, product)
        .ifPresent(
            name ->
                new SimilarNames(database, shop)
                    .to(name, MOST_NAMES)
                    .forEach(id -> found.putIfAbsent(id, Why.NAME)));
    coded.forEach(one -> found.putIfAbsent(one.id(), Why.CODE));
    Map<Long, CatalogEntry> entries = catalog.byId(shop, found.keySet());
    return found.entrySet().stream()
        .filter(one -> entries.containsKey(one.getKey()))
        .map(one -> new Suggestion(entries.get(one.getKey()), one.getValue()))
        .limit(MOST)
        .toList();
  }

  /** Products of the shop whose names are like what somebody typed; 10 at most. */
  public List<CatalogEntry> named(ShopKey shop, String text) {
    List<Long> ids = new SimilarNames(database, shop).to(ProductName.normalise(text), MOST);
    Map<Long, CatalogEntry> entries = catalog.byId(shop, ids);
    return ids.stream().map(entries::get).filter(Objects::nonNull).toList();
  }

  private record Fed(long product, Feeder feeder) {}

  /** Who feeds the stocks of these products of the shop, by the products' ids. */
  public Map<Long, List<Feeder>> feeders(ShopKey shop, Collection<Long> ids) {
    return database
        .query(
            """
            select distinct c.id, m.product_key, coalesce(nullif(p.name, ''), p.code), m.reason
            from catalog_product c
            join product_match m on m.company = c.company and m.shop = c.shop and m.holder_id =
                case when c.stock_management = 'PARENT' then c.parent_id else c.id end
            join product p on p.company = m.company and p.product_key = m.product_key
            where c.company = ? and c.shop = ? and c.id = any (?)
            order by c.id, m.product_key
            """,
            row ->
                new Fed(
                    row.getLong(1),
                    new Feeder(
                        new ProductKey(row.getString(2)),
                        row.getString(3),
                        Match.Reason.valueOf(row.getString(4)))),
            shop.company(),
            shop.shop(),
            SqlArray.longs(ids, id -> id))
        .stream()
        .collect(
            Collectors.groupingBy(
                Fed::product, Collectors.mapping(Fed::feeder, Collectors.toList())));
  }

  private Optional<String> nameOf(ShopKey shop, ProductKey product) {
    return database
        .query(
            "select name_key from product where company = ? and product_key = ?",
            row -> row.getString(1),
            shop.company(),
            product.value())
        .stream()
        .findFirst()
        .or(product::name)
        .filter(name -> !name.isEmpty());
  }

  private List<Long> elsewhere(ShopKey shop, ProductKey product) {
    return database.query(
        """
        with other as (
            select c.sku, c.gtin, c.name_key from product_match m
            join catalog_product c on c.company = m.company and c.shop = m.shop
                and c.id = m.product_id
            where m.company = ? and m.product_key = ? and m.shop <> ?)
        select min(place), id from (
            select 1 as place, c.id from catalog_product c join other o on o.sku = c.sku
            where c.company = ? and c.shop = ? and c.sku <> '' and c.status <> 'trash'
            union all
            select 2, c.id from catalog_product c join other o on o.gtin = c.gtin
            where c.company = ? and c.shop = ? and c.gtin <> '' and c.status <> 'trash'
            union all
            select 3, c.id from catalog_product c join other o on o.name_key = c.name_key
            where c.company = ? and c.shop = ? and c.status <> 'trash') f
        group by id order by 1, 2 limit ?
        """,
        row -> row.getLong(2),
        shop.company(),
        product.value(),
        shop.shop(),
        shop.company(),
        shop.shop(),
        shop.company(),
        shop.shop(),
        shop.company(),
        shop.shop(),
        MOST);
  }

  /** A product whose SKU or GTIN is like the code; the same but for signs and leading zeros? */
  private record Coded(long id, boolean same) {}

  /** Those first whose SKU differs least. */
  private List<Coded> byCode(ShopKey shop, String code) {
    String folded = ProductKey.fold(code);
    String bare = bare(folded);
    if (bare.length() < SHORTEST_CODE) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(List.of(bare, bare));
    parameters.addAll(List.of(shop.company(), shop.shop()));
    parameters.addAll(List.of(folded, folded, SHORTEST_CODE, bare, bare));
    parameters.addAll(List.of(folded.length(), MOST_CODES));
    return database.query(
        """
        select id, same from (
            select p.id, ltrim(translate(folded_sku, '-_./ ', ''), '0') = ? or ltrim(gtin, '0') = ?
                as same, length(folded_sku) as long
            from catalog_product p
            where company = ? and shop = ? and status <> 'trash' and (folded_sku <> ''
                and (strpos(folded_sku, ?) > 0
                    or strpos(?, folded_sku) > 0 and length(folded_sku) >= ?
                    or ltrim(translate(folded_sku, '-_./ ', ''), '0') = ?)
                or gtin <> '' and ltrim(gtin, '0') = ?)) f
        order by same desc, abs(long - ?), id limit ?
        """,
        row -> new Coded(row.getLong(1), row.getBoolean(2)),
        parameters.toArray());
  }

  private static String bare(String folded) {
    return LEADING_ZEROS.matcher(SIGNS.matcher(folded).replaceAll("")).replaceFirst("");
  }
}
