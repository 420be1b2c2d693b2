package ro.stocsync.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.sql.SqlArray;

/**
 * Which products a change of settings concerns, as one query: made due when the change is saved,
 * counted before.
 *
 * @param shop whose settings
 * @param before empty if the shop is new
 * @param after the settings from then on
 */
record SettingsReach(ShopKey shop, Optional<ShopSettings> before, ShopSettings after) {

  /** Of levels whose fraction of a piece matters: one of their own, or one that a factor makes. */
  private static final String HAS_FRACTION =
      """
      sum(l.quantity) <> floor(sum(l.quantity)) or exists (select 1 from product_match m
          where m.company = l.company and m.shop = sh.shop and m.product_key = l.product_key
            and m.factor <> 1)
      """;

  private static final String IS_IN_STOCK = "sum(l.quantity) > 0";
  private static final String IS_BELOW_ZERO = "sum(l.quantity) < 0";
  private static final String ANY = "true";

  private static final String BY_LEVEL =
      """
      select l.product_key from sh
      join stock_level l on l.company = sh.company and l.warehouse_key = any (sh.warehouses)
      group by l.company, sh.shop, l.product_key having %s
      """;

  /** Whose code nothing has, and that were matched by their name instead. */
  private static final String BY_FALLBACK =
      """
      select m.product_key from sh
      join product_match m on m.company = sh.company and m.shop = sh.shop
      where m.reason = 'NAME' and starts_with(m.product_key, 'c:')
      """;

  private static final String PARKED =
      """
      select s.product_key from sh
      join shop_stock s on s.company = sh.company and s.shop = sh.shop
      where s.wanted_version > s.delivered_version and s.next_attempt_at = 'infinity'
        and s.state not in ('IGNORED', 'HELD')
      """;

  /** Whether the change may concern any. */
  boolean any() {
    return after.synchronised() && !parts().isEmpty();
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    List<String> conditions = conditions();
    if (!conditions.isEmpty()) {
      parts.add(BY_LEVEL.formatted(String.join(" or ", conditions)));
    }
    if (differs(ShopSettings::nameFallback) && !after.nameFallback()) {
      parts.add(BY_FALLBACK);
    }
    if (differs(ShopSettings::nameFallback) || differs(ShopSettings::manageStock)) {
      parts.add(PARKED);
    }
    return parts;
  }

  private List<String> conditions() {
    if (differs(ShopSettings::warehouses) || differs(ShopSettings::synchronised)) {
      return List.of(ANY);
    }
    List<String> conditions = new ArrayList<>();
    if (differs(ShopSettings::safetyStock)) {
      conditions.add(IS_IN_STOCK);
    }
    if (differs(ShopSettings::decimals)) {
      conditions.add(HAS_FRACTION);
    }
    if (differs(ShopSettings::negativeStock)) {
      conditions.add(IS_BELOW_ZERO);
    }
    return conditions;
  }

  private boolean differs(Function<ShopSettings, ?> setting) {
    return !before.map(setting::apply).equals(Optional.of(setting.apply(after)));
  }

  /** A query of shop and product_key, each pair once; there is one if {@link #any}. */
  String selection() {
    return """
        with sh as (
            select ?::text collate "C" as company, ?::text collate "C" as shop,
                ?::text[] as warehouses)
        select distinct sh.shop, p.product_key from sh cross join (%s) as p
        where exists (select 1 from stock_level l
            where l.company = sh.company and l.product_key = p.product_key
              and l.warehouse_key = any (sh.warehouses))
        """
        .formatted(String.join(" union all ", parts()));
  }

  /** The selection's. */
  Object[] parameters() {
    return new Object[] {shop.company(), shop.shop(), warehouses()};
  }

  /** The warehouses monitored from then on. */
  SqlArray warehouses() {
    return SqlArray.texts(after.warehouses(), Warehouse::key);
  }
}
