package ro.stocsync.sql;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date at start: after the configuration was judged, so that a wrong one is
 * told at once, and before anything reads a table. Flyway's lock lets one replica do it.
 */
@ApplicationScoped
public class Schema {

  /** Of the observer of the start that migrates; whoever needs the tables comes after it. */
  public static final int PRIORITY = 100;

  private static final Logger LOG = Logger.getLogger(Schema.class);

  private final Instance<Flyway> flyway;
  private final Optional<String> url;

  /** Of the configured database. */
  public Schema(
      Instance<Flyway> flyway,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url) {
    this.flyway = flyway;
    this.url = url;
  }

  void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
    if (url.isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: quarkus.datasource.jdbc.url is missing: write there the"
              + " address of a PostgreSQL database, as jdbc:postgresql://host:5432/stocsync, e.g."
              + " by QUARKUS_DATASOURCE_JDBC_URL; user and password in _USERNAME and _PASSWORD");
    }
    LOG.info("Waiting for the database and its schema");
    int applied = flyway.get().migrate().migrationsExecuted;
    LOG.infof("The schema is up to date, %d migrations were applied", applied);
  }
}
