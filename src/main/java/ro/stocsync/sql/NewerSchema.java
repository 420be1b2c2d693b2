package ro.stocsync.sql;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jboss.logging.Logger;

/**
 * Refuses to start on a schema that a newer release has made, whose rules this one does not know.
 * Processes that run already go on while a newer one migrates; for a way back the operator says up
 * to which version of the schema this release may work.
 */
@ApplicationScoped
public class NewerSchema {

  private static final Logger LOG = Logger.getLogger(NewerSchema.class);
  private static final Set<MigrationState> OF_A_NEWER_RELEASE =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private final OptionalInt accepted;

  /** As configured. */
  public NewerSchema(SchemaConfig config) {
    this.accepted = config.accepted();
  }

  /**
   * Looks at what was applied.
   *
   * @throws ConfigurationException if this release knows not all of it
   */
  void refuse(MigrationInfoService schema) {
    Optional<MigrationInfo> newest =
        newest(schema, migration -> OF_A_NEWER_RELEASE.contains(migration.getState()));
    if (newest.isEmpty()) {
      return;
    }
    MigrationVersion there = newest.get().getVersion();
    if (accepted.isPresent() && !there.isNewerThan(Integer.toString(accepted.getAsInt()))) {
      LOG.warnf(
          "The schema is of a newer version, V%s, which stocsync.schema.accepted lets pass", there);
      return;
    }
    String known =
        newest(schema, migration -> migration.getState().isResolved())
            .map(migration -> "V" + migration.getVersion())
            .orElse("none");
    throw new ConfigurationException(
        """
        StocSync does not start: the schema of the database is of a newer version, V%s (%s), than \
        this release knows, %s. Nothing was changed. Run the release that made it, or a newer one. \
        To go back to this release: where the newer one's notes say that the one before works \
        with V%s, set stocsync.schema.accepted=%s; else restore the backup made before the upgrade\
        """
            .formatted(there, newest.get().getDescription(), known, there, there));
  }

  private static Optional<MigrationInfo> newest(
      MigrationInfoService schema, Predicate<MigrationInfo> which) {
    return Arrays.stream(schema.all())
        .filter(MigrationInfo::isVersioned)
        .filter(which)
        .max(Comparator.comparing(MigrationInfo::getVersion));
  }
}
