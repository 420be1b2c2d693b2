package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Slices;

/** Deletes reports of runs whose time is over, in slices. */
@ApplicationScoped
class OldRuns {

  private final Database database;

  OldRuns(Database database) {
    this.database = database;
  }

  /**
   * Deletes a part of the oldest report of those that ended before: its lines a slice at a time,
   * and the run with the last of them. Each company's latest pull stays, lest it be taken for one
   * that never was pulled.
   *
   * @return whether anything was deleted
   */
  boolean forget(Duration olderThan) {
    record Old(String company, UUID id) {}
    Optional<Old> old =
        database
            .query(
                """
                select company, id from sync_run r
                where ended_at < now() - make_interval(secs => ?)
                  and not (kind = 'PULL' and phase = 'FINISHED' and not exists (
                      select 1 from sync_run later
                      where later.company = r.company and later.kind = 'PULL'
                        and later.phase = 'FINISHED' and later.ended_at > r.ended_at))
                order by ended_at limit 1
                """,
                row -> new Old(row.getString(1), row.getObject(2, UUID.class)),
                (double) olderThan.toSeconds())
            .stream()
            .findFirst();
    old.filter(run -> forgetLines(run.company(), run.id()) < Slices.ROWS)
        .ifPresent(
            run ->
                database.update(
                    "delete from sync_run where company = ? and id = ?", run.company(), run.id()));
    return old.isPresent();
  }

  private int forgetLines(String company, UUID run) {
    return database.updateByIndexes(
        """
        delete from sync_run_item i using (
            select company, run, shop, product_key, product_id from sync_run_item
            where company = ? and run = ? limit ?) as old
        where i.company = old.company and i.run = old.run and i.shop = old.shop
          and i.product_key = old.product_key and i.product_id = old.product_id
        """,
        company,
        run,
        Slices.ROWS);
  }
}
