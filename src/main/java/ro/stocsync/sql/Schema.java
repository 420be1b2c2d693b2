package ro.stocsync.sql;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date at start: after the configuration was judged, so that a wrong one is
 * told at once, and before anything reads a table. Flyway's lock lets one replica do it.
 *
 * <p>A database that is not up yet is waited for here and not by Flyway, which would neither end
 * when the process is told to, nor tell a wrong name from a server that still starts.
 */
@ApplicationScoped
public class Schema {

  /** Of the observer of the start that migrates; whoever needs the tables comes after it. */
  public static final int PRIORITY = 100;

  private static final Logger LOG = Logger.getLogger(Schema.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

  /** What application.properties says where nobody configured anything. */
  private static final String MISSING = "jdbc:postgresql:missing";

  private static final String INVALID_AUTHORIZATION = "28";
  private static final String NO_SUCH_DATABASE = "3D";

  private final Instance<Flyway> flyway;
  private final Optional<String> url;
  private final NewerSchema newer;

  /** Of the configured database. */
  public Schema(
      Instance<Flyway> flyway,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
      NewerSchema newer) {
    this.flyway = flyway;
    this.url = url.filter(address -> !address.equals(MISSING));
    this.newer = newer;
  }

  void onStart(@Observes @Priority(PRIORITY) StartupEvent event) throws InterruptedException {
    if (url.isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: quarkus.datasource.jdbc.url is missing: write there the"
              + " address of a PostgreSQL database, as jdbc:postgresql://host:5432/stocsync, e.g."
              + " by QUARKUS_DATASOURCE_JDBC_URL; user and password in _USERNAME and _PASSWORD");
    }
    LOG.info("Waiting for the database and its schema");
    CountDownLatch toldToEnd = new CountDownLatch(1);
    Thread hook = new Thread(toldToEnd::countDown, "end of the wait for the database");
    Runtime.getRuntime().addShutdownHook(hook);
    int applied = migrateWhenThere(toldToEnd);
    if (toldToEnd.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    LOG.infof("The schema is up to date, %d migrations were applied", applied);
  }

  private int migrateWhenThere(CountDownLatch toldToEnd) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        MigrationInfoService schema = flyway.get().info();
        newer.refuse(schema);
        return isUpToDate(schema) ? 0 : flyway.get().migrate().migrationsExecuted;
      } catch (FlywayValidateException e) {
        throw madeByOthers(e);
      } catch (FlywaySqlUnableToConnectToDbException e) {
        SQLException cause = sqlCause(e);
        if (isRefusal(cause) || System.nanoTime() > end) {
          throw new ConfigurationException(
              "StocSync does not start: the database of quarkus.datasource.jdbc.url cannot be used: "
                  + cause.getMessage());
        }
        LOG.warnf("The database is not there yet: %s", cause.getMessage());
        if (toldToEnd.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new ConfigurationException(
              "StocSync was told to end while it waited for the database");
        }
      }
    }
  }

  /** Whether Flyway's own look, which costs each start as much again, would find nothing to do. */
  private static boolean isUpToDate(MigrationInfoService schema) {
    return Stream.of(schema.all())
        .allMatch(
            one ->
                one.getState() == MigrationState.SUCCESS
                    && one.isChecksumMatching()
                    && one.isDescriptionMatching()
                    && one.isTypeMatching());
  }

  private static ConfigurationException madeByOthers(FlywayValidateException e) {
    return new ConfigurationException(
        "StocSync does not start: the migrations of this release are not those that made the"
            + " schema of the database. Nothing was changed. Run the release that made it, or"
            + " restore the backup made before it was changed. Flyway says: "
            + e.getMessage());
  }

  /** Whether waiting mends nothing: the server is there and does not know the user or database. */
  private static boolean isRefusal(SQLException cause) {
    String state = Optional.ofNullable(cause.getSQLState()).orElse("");
    return state.startsWith(INVALID_AUTHORIZATION) || state.startsWith(NO_SUCH_DATABASE);
  }

  private static SQLException sqlCause(FlywaySqlUnableToConnectToDbException failure) {
    return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst()
        .orElseGet(() -> new SQLException(failure.getMessage(), failure));
  }
}
