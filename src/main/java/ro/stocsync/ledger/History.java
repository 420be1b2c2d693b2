package ro.stocsync.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** What was changed, when and by whom: settings, mappings, products that came under another key. */
@ApplicationScoped
public class History {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Database database;
  private final ObjectMapper json;

  /** Over the one database. */
  public History(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * One change.
   *
   * @param company whose
   * @param who the user, or {@code SmartBill}, or {@code configuration}
   * @param shop which shop; empty where it concerns the company
   * @param product which product; empty where it concerns none
   * @param what the kind of change, in capitals
   * @param detail what was before and after, by name
   */
  public record Entry(
      String company,
      String who,
      Optional<String> shop,
      Optional<ProductKey> product,
      String what,
      Map<String, String> detail) {

    /** Copies the map. */
    public Entry {
      detail = Map.copyOf(detail);
    }

    /** Of a shop as a whole. */
    public static Entry ofShop(ShopKey shop, String who, String what, Map<String, String> detail) {
      return new Entry(
          shop.company(), who, Optional.of(shop.shop()), Optional.empty(), what, detail);
    }
  }

  /**
   * A change as it was noted.
   *
   * @param id counts up
   * @param at when
   * @param entry what
   */
  public record Noted(long id, Instant at, Entry entry) {}

  /** Notes a change within the transaction that makes it. */
  public void note(Transaction transaction, Entry entry) {
    noteAll(transaction, List.of(entry));
  }

  /** Notes many changes. */
  public void noteAll(Transaction transaction, Collection<Entry> entries) {
    transaction.update(
        """
        insert into history (company, who, shop, product_key, what, detail)
        select * from unnest(?, ?, ?, ?, ?, ?::jsonb[])
        """,
        SqlArray.texts(entries, Entry::company),
        SqlArray.texts(entries, Entry::who),
        SqlArray.texts(entries, entry -> entry.shop().orElse(null)),
        SqlArray.texts(entries, entry -> entry.product().map(ProductKey::value).orElse(null)),
        SqlArray.texts(entries, Entry::what),
        SqlArray.texts(entries, entry -> written(entry.detail())));
  }

  /**
   * The latest changes of a company first.
   *
   * @param limit most
   */
  public List<Noted> latest(String company, int offset, int limit) {
    return database.query(
        """
        select id, at, who, shop, product_key, what, detail from history
        where company = ? order by id desc offset ? limit ?
        """,
        row -> noted(company, row),
        company,
        offset,
        limit);
  }

  /**
   * The latest changes of one product first, in all shops.
   *
   * @param keys those that the product had
   * @param limit most
   */
  public List<Noted> latest(String company, List<ProductKey> keys, int offset, int limit) {
    return database.queryByIndexes(
        """
        select h.id, h.at, h.who, h.shop, h.product_key, h.what, h.detail
        from unnest(?) as k (product_key)
        cross join lateral (
            select * from history h
            where h.company = ? and h.product_key = k.product_key collate "C"
            order by h.id desc limit ?) h
        order by h.id desc offset ? limit ?
        """,
        row -> noted(company, row),
        SqlArray.texts(keys, ProductKey::value),
        company,
        (long) offset + limit,
        offset,
        limit);
  }

  /** The latest change of that kind to the product of that key. */
  public Optional<Noted> latest(String company, ProductKey product, String what) {
    return database
        .query(
            """
            select id, at, who, shop, product_key, what, detail from history
            where company = ? and product_key = ? and what = ?
            order by id desc limit 1
            """,
            row -> noted(company, row),
            company,
            product.value(),
            what)
        .stream()
        .findFirst();
  }

  /**
   * The latest changes of one product, the latest first.
   *
   * @param keys those that the product had
   * @param shops only what concerns one of these, or no shop
   * @param before only those with a smaller number
   * @param limit most
   */
  public List<Noted> of(
      String company, List<ProductKey> keys, List<String> shops, long before, int limit) {
    return database.queryByIndexes(
        """
        select h.id, h.at, h.who, h.shop, h.product_key, h.what, h.detail
        from unnest(?) as k (product_key)
        cross join lateral (
            select * from history h
            where h.company = ? and h.product_key = k.product_key collate "C" and h.id < ?
              and (h.shop is null or h.shop = any (?))
            order by h.id desc limit ?) h
        order by h.id desc limit ?
        """,
        row -> noted(company, row),
        SqlArray.texts(keys, ProductKey::value),
        company,
        before,
        SqlArray.texts(shops, shop -> shop),
        limit,
        limit);
  }

  private Noted noted(String company, ResultSet row) throws SQLException {
    return new Noted(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        new Entry(
            company,
            row.getString(3),
            Optional.ofNullable(row.getString(4)),
            Optional.ofNullable(row.getString(5)).map(ProductKey::new),
            row.getString(6),
            read(row.getString(7))));
  }

  /**
   * Deletes what is older, a slice at a time so that nothing waits for it.
   *
   * @return how many were deleted; as many as the slice if there may be more
   */
  public int forget(Duration olderThan, int slice) {
    return database.updateByIndexes(
        """
        delete from history h using (
            select company, id from history where at < now() - make_interval(secs => ?)
            order by at limit ?) as old
        where h.company = old.company and h.id = old.id
        """,
        (double) olderThan.toSeconds(),
        slice);
  }

  private String written(Map<String, String> detail) {
    try {
      return json.writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts is always JSON", e);
    }
  }

  private Map<String, String> read(String detail) {
    try {
      return json.readValue(detail, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The history holds maps of texts only", e);
    }
  }
}
