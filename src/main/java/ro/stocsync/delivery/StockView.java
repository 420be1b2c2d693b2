package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.ProductName;
import ro.stocsync.mapping.Match;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

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
   * @param total how many there are in all
   * @param lines those of the page
   */
  public record Lines(long total, List<Line> lines) {

    /** Copies the list. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  private static final String FOUND =
      """
      from shop_stock s
      join product p on p.company = s.company and p.product_key = s.product_key
      where s.company = ? and s.shop = ?
      """;

  private static final String HAS_TEXT =
      """
       and (strpos(p.folded_code, ?) > 0 or strpos(p.name_key, ?) > 0
            or exists (select 1 from product_match m
                join catalog_product c on c.company = m.company and c.shop = m.shop
                    and c.id = m.product_id
                where m.company = s.company and m.shop = s.shop and m.product_key = s.product_key
                  and (strpos(c.folded_sku, ?) > 0 or strpos(c.name_key, ?) > 0)))
      """;

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
    StringBuilder where = new StringBuilder(FOUND);
    List<Object> parameters = new ArrayList<>(List.of(shop.company(), shop.shop()));
    if (!filter.states().isEmpty()) {
      where.append(" and s.state = any (?)");
      parameters.add(SqlArray.texts(filter.states(), Enum::name));
    }
    if (!filter.text().isBlank()) {
      where.append(HAS_TEXT);
      String code = ProductKey.fold(filter.text());
      String name = ProductName.normalise(filter.text());
      parameters.addAll(List.of(code, name, code, name));
    }
    long total =
        database
            .query("select count(*) " + where, row -> row.getLong(1), parameters.toArray())
            .getFirst();
    parameters.add(size);
    parameters.add((page - 1L) * size);
    return new Lines(total, lines(where.toString(), order, parameters));
  }

  /** One product in a shop; empty if the shop monitors no level of it. */
  public Optional<Line> of(ShopKey shop, ProductKey product) {
    List<Object> parameters = List.of(shop.company(), shop.shop(), product.value(), 1, 0);
    return lines(FOUND + " and s.product_key = ?", Order.PRODUCT, parameters).stream().findFirst();
  }

  private List<Line> lines(String where, Order order, List<Object> parameters) {
    return database.query(
        """
        select f.product_key, f.code, f.name, coalesce(l.level, 0), f.state, f.problem,
            f.wanted_at, f.delivered_quantity, f.delivered_at, m.ids, m.reason
        from (select o.*, row_number() over () as place
              from (select s.*, p.code, p.name %s order by %s limit ? offset ?) o) f
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
            .formatted(where, order.sql),
        StockView::line,
        parameters.toArray());
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
