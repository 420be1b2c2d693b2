package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.WooCommerceClients;

/** Tells what a change of a shop's settings would do, and changes nothing. */
@ApplicationScoped
public class SettingsForecast {

  private static final Logger LOG = Logger.getLogger(SettingsForecast.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private final SettingsTable settings;
  private final WooCommerceClients clients;

  /** Over the one database. */
  public SettingsForecast(Database database, SettingsTable settings, WooCommerceClients clients) {
    this.database = database;
    this.settings = settings;
    this.clients = clients;
  }

  /**
   * What a change would do.
   *
   * @param due products that would be sent
   * @param changing products of the shop that would show another stock than the one it was seen
   *     with last
   * @param emptied how many of those would go to zero
   * @param dropped products that would be monitored no more; the shop goes on showing what it shows
   */
  public record Effect(long due, long changing, long emptied, long dropped) {}

  /**
   * The effect of these settings, from what is in force; nearly at once, and it waits for nobody.
   * Where it depends on whether the shop stores fractions, the shop is asked for two seconds; one
   * that keeps silent is taken for one that does not.
   */
  public Effect effect(Shop shop, ShopSettings after) {
    SettingsReach reach =
        new SettingsReach(shop.key(), Optional.of(settings.of(shop.key())), after);
    long dropped = dropped(reach);
    if (!reach.any()) {
      return new Effect(0, 0, 0, dropped);
    }
    List<Stock> stocks = stocks(reach);
    boolean asks = stocks.stream().anyMatch(one -> StockRule.asksForDecimals(after, one.level()));
    StockRule rule = new StockRule(after, asks && storesDecimals(shop));
    return new Effect(
        due(reach),
        stocks.stream().filter(one -> one.changes(rule)).mapToLong(Stock::products).sum(),
        stocks.stream().filter(one -> one.isEmptied(rule)).mapToLong(Stock::products).sum(),
        dropped);
  }

  private long dropped(SettingsReach reach) {
    return database
        .query(
            """
            select count(*) from shop_stock s
            where s.company = ? and s.shop = ? and not exists (select 1 from stock_level l
                where l.company = s.company and l.product_key = s.product_key
                  and l.warehouse_key = any (?))
            """,
            row -> row.getLong(1),
            reach.shop().company(),
            reach.shop().shop(),
            reach.warehouses())
        .getFirst();
  }

  private long due(SettingsReach reach) {
    return database
        .query(
            "select count(*) from (" + reach.selection() + ") as due",
            row -> row.getLong(1),
            reach.parameters())
        .getFirst();
  }

  /**
   * Products of the shop that stand alike.
   *
   * @param level what they come to, in the shop's pieces
   * @param shown what the shop was seen to show
   * @param products how many
   */
  private record Stock(BigDecimal level, Optional<BigDecimal> shown, long products) {

    boolean changes(StockRule rule) {
      return shown.filter(now -> now.compareTo(rule.pieces(level)) == 0).isEmpty();
    }

    boolean isEmptied(StockRule rule) {
      return shown.filter(now -> now.signum() > 0).isPresent() && rule.pieces(level).signum() <= 0;
    }
  }

  /** What is due and could be written. A stock that several products feed is the sum of them. */
  private List<Stock> stocks(SettingsReach reach) {
    boolean switchesOn = reach.after().manageStock() == ShopSettings.ManageStock.SWITCH_ON;
    return database.query(
        """
        with due as (%s),
        fed as (
            select m.holder_id, sum(l.quantity * m.factor) as level
            from (select distinct on (holder_id, product_key) company, holder_id, product_key, factor
                  from product_match
                  where company = ? and shop = ? and holder_id in (
                      select d.holder_id from product_match d
                      join due on due.shop = d.shop and due.product_key = d.product_key
                      join shop_stock s on s.company = d.company and s.shop = d.shop
                          and s.product_key = d.product_key and s.state <> 'CONFLICTING'
                      where d.company = ?)
                  order by holder_id, product_key, factor) as m
            join stock_level l on l.company = m.company and l.product_key = m.product_key
                and l.warehouse_key = any (?)
            group by m.holder_id)
        select f.level, case when p.stock_management = 'MANAGED' then p.stock_quantity end, count(*)
        from fed f
        join catalog_product p on p.company = ? and p.shop = ? and p.id = f.holder_id
        where p.stock_management = 'MANAGED'
           or (? and p.stock_management = 'UNMANAGED'
               and p.type not in ('grouped', 'external', 'variable'))
        group by 1, 2
        """
            .formatted(reach.selection()),
        row ->
            new Stock(
                row.getBigDecimal(1), Optional.ofNullable(row.getBigDecimal(2)), row.getLong(3)),
        Stream.concat(
                Stream.of(reach.parameters()),
                Stream.of(
                    reach.shop().company(),
                    reach.shop().shop(),
                    reach.shop().company(),
                    reach.warehouses(),
                    reach.shop().company(),
                    reach.shop().shop(),
                    switchesOn))
            .toArray());
  }

  private boolean storesDecimals(Shop shop) {
    return clients
        .of(shop)
        .allowsDecimals()
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(false)
        .onFailure(ShopException.class)
        .recoverWithItem(
            failure -> {
              LOG.infof(
                  "Shop %s is taken for one without decimals: %s",
                  shop.key(), failure.getMessage());
              return false;
            })
        .await()
        .indefinitely();
  }
}
