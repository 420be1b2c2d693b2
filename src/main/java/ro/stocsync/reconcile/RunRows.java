package ro.stocsync.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ro.stocsync.company.Warehouse;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.reconcile.SyncRun.Question;
import ro.stocsync.reconcile.SyncRun.Request;

/** The rows of runs: which columns are read, and what they mean. */
final class RunRows {

  /** What {@link #run} reads, in its order. */
  static final String COLUMNS =
      "company, id, kind, cause, who, shops, warehouses, preview, repair, phase, waits_for,"
          + " confirmed_by, problem, created_at, phase_at, ended_at";

  private RunRows() {}

  /** The run of a row that begins with {@link #COLUMNS}. */
  static SyncRun run(ResultSet row) throws SQLException {
    return new SyncRun(
        row.getString(1),
        row.getObject(2, UUID.class),
        new Request(
            SyncRun.Kind.valueOf(row.getString(3)),
            SyncRun.Cause.valueOf(row.getString(4)),
            row.getString(5),
            Arrays.asList((String[]) row.getArray(6).getArray()),
            Arrays.stream((String[]) row.getArray(7).getArray())
                .map(Warehouse::new)
                .collect(Collectors.toSet()),
            row.getBoolean(8),
            row.getBoolean(9)),
        Phase.valueOf(row.getString(10)),
        Optional.ofNullable(row.getString(11)).map(Question::valueOf),
        Optional.ofNullable(row.getString(12)),
        Optional.ofNullable(row.getString(13)).map(RunProblem::read),
        instant(row, 14).orElseThrow(),
        instant(row, 15).orElseThrow(),
        instant(row, 16));
  }

  /** A time that may be missing. */
  static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
