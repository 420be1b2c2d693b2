package ro.stocsync.company;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.cache.CacheInvalidateAll;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopSettings.Decimals;
import ro.stocsync.company.ShopSettings.ManageStock;
import ro.stocsync.company.ShopSettings.NegativeStock;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * The settings of the shops, as rows: every replica sees them, and set-based statements join them.
 */
@ApplicationScoped
public class SettingsTable {

  private static final String COLUMNS =
      "warehouses, synchronised, safety_stock, decimals, negative_stock, manage_stock,"
          + " name_fallback";

  private final Database database;
  private final ObjectMapper json;

  /** Over the one database. */
  public SettingsTable(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * What was and what is.
   *
   * @param before empty if the shop is new
   * @param after the settings from now on
   */
  public record Change(Optional<ShopSettings> before, ShopSettings after) {

    /** Whether it is none. */
    public boolean isNone() {
      return before.equals(Optional.of(after));
    }
  }

  /** A shop's settings as they are now. */
  public ShopSettings of(ShopKey shop) {
    return database
        .query(
            "select " + COLUMNS + " from shop where company = ? and shop = ?",
            SettingsTable::settings,
            shop.company(),
            shop.shop())
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Shop " + shop + " has no settings yet"));
  }

  /**
   * The settings of a company's shops, by the shops' names, perhaps some seconds old; for what is
   * only said in words.
   */
  @CacheResult(cacheName = "shop-settings")
  public Map<String, ShopSettings> recently(String company) {
    record Named(String shop, ShopSettings settings) {}
    return database
        .query(
            "select " + COLUMNS + ", shop from shop where company = ?",
            row -> new Named(row.getString(8), settings(row)),
            company)
        .stream()
        .collect(Collectors.toMap(Named::shop, Named::settings));
  }

  /** Takes over what changed in the configuration since it was last read. */
  public Change configure(Transaction transaction, ShopKey shop, ShopSettings configured) {
    Optional<Row> row = readLocked(transaction, shop);
    Optional<ShopSettings> before = row.map(Row::settings);
    ShopSettings after =
        row.flatMap(Row::configured)
            .map(last -> before.orElseThrow().following(last, configured))
            .orElse(configured);
    write(transaction, shop, after);
    transaction.update(
        "update shop set configured = ?::jsonb where company = ? and shop = ?",
        written(configured),
        shop.company(),
        shop.shop());
    return new Change(before, after);
  }

  /** Changes a shop's settings. */
  @CacheInvalidateAll(cacheName = "shop-settings")
  public Change change(Transaction transaction, ShopKey shop, ShopSettings after) {
    Optional<ShopSettings> before = locked(transaction, shop);
    write(transaction, shop, after);
    return new Change(before, after);
  }

  /** A shop's settings, which nobody else changes until the transaction ends. */
  public Optional<ShopSettings> locked(Transaction transaction, ShopKey shop) {
    return readLocked(transaction, shop).map(Row::settings);
  }

  private record Row(ShopSettings settings, Optional<ShopSettings> configured) {}

  private Optional<Row> readLocked(Transaction transaction, ShopKey shop) {
    return transaction
        .query(
            "select "
                + COLUMNS
                + ", configured from shop where company = ? and shop = ? for update",
            row -> new Row(settings(row), Optional.ofNullable(row.getString(8)).map(this::read)),
            shop.company(),
            shop.shop())
        .stream()
        .findFirst();
  }

  private static ShopSettings settings(ResultSet row) throws SQLException {
    Set<Warehouse> warehouses =
        Arrays.stream((String[]) row.getArray(1).getArray())
            .map(Warehouse::new)
            .collect(Collectors.toSet());
    return new ShopSettings(
        warehouses,
        row.getBoolean(2),
        row.getBigDecimal(3),
        Decimals.valueOf(row.getString(4)),
        NegativeStock.valueOf(row.getString(5)),
        ManageStock.valueOf(row.getString(6)),
        row.getBoolean(7));
  }

  private static void write(Transaction transaction, ShopKey shop, ShopSettings settings) {
    List<String> warehouses = settings.warehouses().stream().map(Warehouse::key).sorted().toList();
    transaction.update(
        """
        insert into shop (company, shop, %1$s) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (company, shop) do update
        set (%1$s) = row (excluded.warehouses, excluded.synchronised, excluded.safety_stock,
            excluded.decimals, excluded.negative_stock, excluded.manage_stock,
            excluded.name_fallback)
        """
            .formatted(COLUMNS),
        shop.company(),
        shop.shop(),
        SqlArray.texts(warehouses, name -> name),
        settings.synchronised(),
        settings.safetyStock(),
        settings.decimals().name(),
        settings.negativeStock().name(),
        settings.manageStock().name(),
        settings.nameFallback());
  }

  private String written(ShopSettings settings) {
    try {
      return json.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings are always JSON", e);
    }
  }

  private ShopSettings read(String settings) {
    try {
      return json.readValue(settings, ShopSettings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings written by another version", e);
    }
  }
}
