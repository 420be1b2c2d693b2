package ro.stocsync.mapping;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.ProductMapping.Action;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Slices;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;

/** What was before each action of an operator, and how the action left it; kept for a day. */
@ApplicationScoped
public class UndoLog {

  private final Database database;

  /** Over the one database. */
  public UndoLog(Database database) {
    this.database = database;
  }

  /** Which writing of a mapping. */
  record Stamp(UUID id, int version) {

    static Stamp of(ProductMapping mapping) {
      return new Stamp(mapping.id(), mapping.version());
    }
  }

  void onStart(@Observes StartupEvent event, Chores chores) {
    chores.add(new Chore("undo log", Duration.ofHours(1), this::deleteOld));
  }

  /**
   * What an action did to one product.
   *
   * @param before what its mapping said before; empty where there was none
   * @param after its mapping as the action left it; empty where it left none
   */
  record Line(ProductKey product, Optional<MappingDraft> before, Optional<Stamp> after) {

    private <T> T before(Function<MappingDraft, T> part, T otherwise) {
      return before.map(part).orElse(otherwise);
    }
  }

  void note(Transaction transaction, ShopKey shop, UUID id, String who, Collection<Line> lines) {
    transaction.update(
        """
        insert into mapping_undo (company, id, shop, who, product_key, code, name, action,
            product_ids, factors, mapping_id, mapping_version)
        select ?, ?, ?, ?, n.product_key, n.code, n.name, n.action, n.ids::bigint[],
            n.factors::numeric[], n.mapping_id, n.version
        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            as n (product_key, code, name, action, ids, factors, mapping_id, version)
        """,
        shop.company(),
        id,
        shop.shop(),
        who,
        SqlArray.texts(lines, line -> line.product().value()),
        SqlArray.texts(lines, line -> line.before(MappingDraft::code, "")),
        SqlArray.texts(lines, line -> line.before(MappingDraft::name, "")),
        SqlArray.texts(lines, line -> line.before(draft -> draft.action().name(), null)),
        SqlArray.texts(lines, line -> listed(line, target -> Long.toString(target.productId()))),
        SqlArray.texts(lines, line -> listed(line, target -> target.factor().toPlainString())),
        SqlArray.of("uuid", lines, line -> line.after().map(Stamp::id).orElse(null)),
        SqlArray.of("integer", lines, line -> line.after().map(Stamp::version).orElse(null)));
  }

  /** An array within an array, as PostgreSQL writes it. */
  private static String listed(Line line, Function<MappingTarget, String> column) {
    return line.before(MappingDraft::targets, List.<MappingTarget>of()).stream()
        .map(column)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Takes out what an action did, so that it is undone once. */
  List<Line> take(Transaction transaction, ShopKey shop, UUID id) {
    return transaction.query(
        """
        delete from mapping_undo
        where company = ? and id = ? and shop = ? and at > now() - interval '1 day'
        returning product_key, code, name, action, product_ids, factors, mapping_id,
            mapping_version
        """,
        UndoLog::line,
        shop.company(),
        id,
        shop.shop());
  }

  private static Line line(ResultSet row) throws SQLException {
    UUID after = row.getObject(7, UUID.class);
    int version = row.getInt(8);
    return new Line(
        new ProductKey(row.getString(1)),
        row.getString(4) == null ? Optional.empty() : Optional.of(draft(row)),
        Optional.ofNullable(after).map(id -> new Stamp(id, version)));
  }

  private static MappingDraft draft(ResultSet row) throws SQLException {
    Long[] ids = (Long[]) row.getArray(5).getArray();
    BigDecimal[] factors = (BigDecimal[]) row.getArray(6).getArray();
    return new MappingDraft(
        new ProductKey(row.getString(1)),
        row.getString(2),
        row.getString(3),
        Action.valueOf(row.getString(4)),
        IntStream.range(0, ids.length)
            .mapToObj(i -> new MappingTarget(ids[i], factors[i]))
            .toList(),
        // Two that fed one stock were meant to.
        true);
  }

  /** Deletes what is older than a day, in slices, so that nothing waits for it. */
  private void deleteOld() {
    Slices.deleteAll(
        () ->
            database.updateByIndexes(
                """
                delete from mapping_undo u using (
                    select company, id, product_key from mapping_undo
                    where at < now() - interval '1 day' order by at limit ?) as old
                where u.company = old.company and u.id = old.id
                  and u.product_key = old.product_key
                """,
                Slices.ROWS));
  }
}
