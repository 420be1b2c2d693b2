package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import ro.stocsync.ledger.Receipt.Outcome;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/** What came in, to be looked at: receipts, their items, and bodies as they were received. */
@ApplicationScoped
public class Receipts {

  private static final String COLUMNS =
      "c.id, c.received_at, c.outcome, c.items, c.accepted, c.problem, c.status, c.answer,"
          + " c.replay_of, c.who";

  private final Database database;

  /** Over the one database. */
  public Receipts(Database database) {
    this.database = database;
  }

  /**
   * A receipt without its items.
   *
   * @param id counts up
   * @param receivedAt when it came
   * @param outcome what it was
   * @param items how many items it had
   * @param accepted how many of them were taken in
   * @param problem why it was refused, or what the connection test found
   * @param status what SmartBill was answered, in HTTP; empty where it was not SmartBill that
   *     called or an older version took the call
   * @param answer what it was answered, in words; its beginning if it was long
   * @param replay whose list an operator had taken in again
   */
  public record Kept(
      long id,
      Instant receivedAt,
      Outcome outcome,
      int items,
      int accepted,
      Optional<String> problem,
      OptionalInt status,
      Optional<String> answer,
      Optional<Receipt.Replay> replay) {}

  /**
   * Which receipts are wanted.
   *
   * @param outcome only those; all if empty
   * @param product only those with a product of that code, in whatever letter case, or that name;
   *     all if blank
   */
  public record Filter(Optional<Outcome> outcome, String product) {}

  /**
   * The latest receipts first.
   *
   * @param before only those with a smaller number
   * @param limit most
   */
  public List<Kept> latest(String company, Filter filter, OptionalLong before, int limit) {
    // A literal, so that the planner sees which index holds them.
    String outcome =
        filter.outcome().map(one -> " and c.outcome = '" + one.name() + "'").orElse("");
    if (filter.product().isBlank()) {
      return database.query(
          "select "
              + COLUMNS
              + " from callback c where c.company = ? and c.id < ?"
              + outcome
              + " order by c.id desc limit ?",
          Receipts::kept,
          company,
          before.orElse(Long.MAX_VALUE),
          limit);
    }
    return database.queryByIndexes(
        """
        select distinct on (c.id) %s from unnest(?) as k (product_key)
        cross join lateral (
            select c.* from (
                select distinct i.callback from callback_item i
                where i.company = ? and i.product_key = k.product_key collate "C" and i.callback < ?
                order by i.callback desc) i
            join callback c on c.company = ? and c.id = i.callback %s
            order by i.callback desc limit ?) c
        order by c.id desc limit ?
        """
            .formatted(COLUMNS, outcome),
        Receipts::kept,
        SqlArray.texts(keys(company, filter.product()), ProductKey::value),
        company,
        before.orElse(Long.MAX_VALUE),
        company,
        limit,
        limit);
  }

  /** The keys that somebody may mean; those of products that were forgotten too. */
  private List<ProductKey> keys(String company, String text) {
    List<ProductKey> keys =
        new ArrayList<>(
            database.query(
                """
                select product_key from product
                where company = ? and (folded_code = ? or name_key = ? and name_key <> '')
                """,
                row -> new ProductKey(row.getString(1)),
                company,
                ProductKey.fold(text),
                ProductName.normalise(text)));
    ProductKey.of(text, "").ifPresent(keys::add);
    ProductKey.of("", text).ifPresent(keys::add);
    return keys;
  }

  /** The receipt of that number. */
  public Optional<Kept> find(String company, long id) {
    return database
        .query(
            "select " + COLUMNS + " from callback c where c.company = ? and c.id = ?",
            Receipts::kept,
            company,
            id)
        .stream()
        .findFirst();
  }

  /** How often a list was taken in again; the latest first. */
  public List<Kept> replays(String company, long of) {
    return database.query(
        "select "
            + COLUMNS
            + " from callback c where c.company = ? and c.replay_of = ? order by c.id desc",
        Receipts::kept,
        company,
        of);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    int status = row.getInt(7);
    OptionalInt answered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
    long of = row.getLong(9);
    Optional<Receipt.Replay> replay =
        row.wasNull() ? Optional.empty() : Optional.of(new Receipt.Replay(of, row.getString(10)));
    return new Kept(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        Outcome.valueOf(row.getString(3)),
        row.getInt(4),
        row.getInt(5),
        Optional.ofNullable(row.getString(6)),
        answered,
        Optional.ofNullable(row.getString(8)),
        replay);
  }

  /**
   * An item as it came.
   *
   * @param position in the list, from 1
   * @param verdict {@code ACCEPTED}, {@code REPEATED} or why it was not taken
   * @param product the key of the product that it names, if it names one
   */
  public record KeptItem(
      int position,
      String code,
      String name,
      String warehouse,
      String quantity,
      String verdict,
      Optional<ProductKey> product) {

    /** Whether it was taken in. */
    public boolean taken() {
      return verdict.equals("ACCEPTED") || verdict.equals("REPEATED");
    }
  }

  /**
   * A receipt's items in their order.
   *
   * @param after only those at a later position
   * @param limit most
   */
  public List<KeptItem> items(String company, long callback, int after, int limit) {
    return database.query(
        """
        select position, product_code, product_name, warehouse, quantity, verdict, product_key
        from callback_item where company = ? and callback = ? and position > ?
        order by position limit ?
        """,
        row ->
            new KeptItem(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7)).map(ProductKey::new)),
        company,
        callback,
        after,
        limit);
  }

  /**
   * A body as it was received, or its beginning.
   *
   * @param bytes as asked for
   * @param length bytes that are kept of it
   * @param whole whether that is all that SmartBill sent
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  public record Body(byte[] bytes, long length, boolean whole) {}

  /**
   * The body of a callback.
   *
   * @param most how many bytes of it
   * @return empty if none was kept: an operator's replay has none, nor have receipts of an older
   *     version
   */
  public Optional<Body> body(String company, long callback, int most) {
    return database
        .query(
            """
            select substring(body from 1 for ?), octet_length(body), whole from callback_body
            where company = ? and callback = ?
            """,
            row -> new Body(row.getBytes(1), row.getLong(2), row.getBoolean(3)),
            most,
            company,
            callback)
        .stream()
        .findFirst();
  }
}
