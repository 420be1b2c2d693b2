package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.sql.Database;

/** Where SmartBill's products stand in one shop, for an operator to look at. */
@ApplicationScoped
public class StockView {

  private final Database database;

  /** Over the one database. */
  public StockView(Database database) {
    this.database = database;
  }

  /**
   * A product in a shop.
   *
   * @param product which product
   * @param code as SmartBill wrote it last
   * @param name as SmartBill wrote it last
   * @param level the sum of the monitored warehouses, in SmartBill's unit
   * @param state where it stands
   * @param detail what the state's text speaks of
   * @param wantedAt when the level came that the shop does not show, or shows now
   * @param deliveredQuantity what the shop stored last, in its pieces
   * @param deliveredAt when
   * @param productIds the shop's products it stands for
   * @param reason why those
   */
  public record Line(
      ProductKey product,
      String code,
      String name,
      BigDecimal level,
      Outcome.State state,
      Optional<String> detail,
      Instant wantedAt,
      Optional<BigDecimal> deliveredQuantity,
      Optional<Instant> deliveredAt,
      List<Long> productIds,
      Optional<Match.Reason> reason) {

    /** Copies the list. */
    public Line {
      productIds = List.copyOf(productIds);
    }
  }

  /**
   * A page of products.
   *
   * @param total how many there are in all, or at least
   * @param more whether there are more than that
   * @param lines those of the page
   */
  public record Lines(long total, boolean more, List<Line> lines) {

    /** Copies the list. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** So many of a text are counted; what more there are is too much to look through anyway. */
  public static final int MOST_COUNTED = 1_000;

  /** In which order. */
  public enum Order {
    /** By code, then those without a code by name. */
    PRODUCT("s.product_key"),
    /** By name. */
    NAME("p.name_key, s.product_key"),
    /** The latest level first. */
    CHANGED("s.wanted_at desc, s.product_key"),
    /** The latest delivery first. */
    DELIVERED("s.delivered_at desc nulls last, s.product_key");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  /**
   * What an operator looks for.
   *
   * @param states only products in one of them; all if none is named
   * @param text only products with this in their code, their name or the SKU or name of the shop's
   *     product; all if empty
   */
  public record Filter(Set<Outcome.State> states, String text) {

    /** Copies the set. */
    public Filter {
      states = Set.copyOf(states);
    }
  }

  /**
   * Products of a shop.
   *
   * @param page from 1
   * @param size products a page
   */
  public Lines page(ShopKey shop, Filter filter, Order order, int page, int size) {
    StockQuery query = new StockQuery(shop, filter);
    Optional<List<String>> few = query.hasText() ? few(query) : Optional.empty();
    long total = few.map(List::size).map(Integer::longValue).orElse((long) MOST_COUNTED);
    boolean more = query.hasText() && few.isEmpty();
    few.ifPresent(query::only);
    if (!query.hasText()) {
      total = count(query);
    }
    return new Lines(total, more, lines(query, order, size, (page - 1L) * size));
  }

  /** How many products of a shop there are, however many. */
  public long count(ShopKey shop, Filter filter) {
    return count(new StockQuery(shop, filter));
  }

  /** The first products of a shop in the order of their keys. */
  public List<ProductKey> keys(ShopKey shop, Filter filter, int most) {
    StockQuery query = new StockQuery(shop, filter);
    return database.query(
        "select s.product_key" + query.sql(false) + " order by s.product_key limit ?",
        row -> new ProductKey(row.getString(1)),
        query.with(most));
  }

  /** One product in a shop; empty if the shop monitors no level of it. */
  public Optional<Line> of(ShopKey shop, ProductKey product) {
    return of(shop, List.of(product)).stream().findFirst();
  }

  /** Those of the products of which the shop monitors a level, in the order of their keys. */
  public List<Line> of(ShopKey shop, Collection<ProductKey> products) {
    StockQuery query = new StockQuery(shop, new Filter(Set.of(), ""));
    query.only(products.stream().map(ProductKey::value).toList());
    return lines(query, Order.PRODUCT, products.size(), 0);
  }

  private long count(StockQuery query) {
    return database
        .query("select count(*)" + query.sql(false), row -> row.getLong(1), query.with())
        .getFirst();
  }

  /**
   * The keys of products with the text; empty if there are more than {@link #MOST_COUNTED}. Of few
   * the names are looked through once, and their order costs nothing; of many a page is soon full.
   */
  private Optional<List<String>> few(StockQuery query) {
    // A product is found twice if both sides call it so.
    int most = 2 * MOST_COUNTED + 1;
    List<String> found =
        database.query(query.hits() + " limit ?", row -> row.getString(1), query.hitsWith(most));
    List<String> keys = found.stream().distinct().toList();
    return found.size() < most && keys.size() <= MOST_COUNTED
        ? Optional.of(keys)
        : Optional.empty();
  }

  private List<Line> lines(StockQuery query, Order order, int size, long offset) {
    return database.query(
        """
        select s.product_key, p.code, p.name, coalesce(l.level, 0), s.state, s.problem,
            s.wanted_at, s.delivered_quantity, s.delivered_at, m.ids, m.reason
        from (select o.*, row_number() over () as place
              from (select s.company, s.shop, s.product_key %s order by %s limit ? offset ?) o) f
        join shop_stock s on s.company = f.company and s.shop = f.shop
            and s.product_key = f.product_key
        join product p on p.company = f.company and p.product_key = f.product_key
        left join lateral (
            select sum(l.quantity) as level from shop sh
            join stock_level l on l.company = sh.company and l.product_key = f.product_key
                and l.warehouse_key = any (sh.warehouses)
            where sh.company = f.company and sh.shop = f.shop) l on true
        left join lateral (
            select array_agg(m.product_id order by m.product_id) as ids, min(m.reason) as reason
            from product_match m
            where m.company = f.company and m.shop = f.shop
              and m.product_key = f.product_key) m on true
        order by f.place
        """
            .formatted(query.sql(order == Order.NAME), order.sql),
        StockView::line,
        query.with(size, offset));
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new ProductKey(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getBigDecimal(4),
        Outcome.State.valueOf(row.getString(5)),
        Optional.ofNullable(row.getString(6)),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getBigDecimal(8)),
        Optional.ofNullable(row.getObject(9, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        row.getArray(10) == null ? List.of() : Arrays.asList((Long[]) row.getArray(10).getArray()),
        Optional.ofNullable(row.getString(11)).map(Match.Reason::valueOf));
  }
}
