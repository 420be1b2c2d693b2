package ro.stocsync.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/**
 * Ready only once no migration of the database waits. What was applied stays applied, so this is
 * asked until it is so and no more; whether the database is there now, Agroal's own check tells.
 */
@Readiness
@ApplicationScoped
public class MigrationsCheck implements HealthCheck {

  private static final String NAME = "Database migrations";

  private final DataSource database;
  private final Instance<Flyway> flyway;
  private volatile boolean applied;

  /**
   * Of the given database.
   *
   * @param flyway asked only when a connection could be had, since it would wait for one long
   */
  public MigrationsCheck(DataSource database, Instance<Flyway> flyway) {
    this.database = database;
    this.flyway = flyway;
  }

  @Override
  public HealthCheckResponse call() {
    if (applied) {
      return HealthCheckResponse.up(NAME);
    }
    try (Connection connection = database.getConnection()) {
      int pending = connection.isValid(1) ? flyway.get().info().pending().length : -1;
      applied = pending == 0;
      return HealthCheckResponse.named(NAME).status(applied).withData("pending", pending).build();
    } catch (SQLException e) {
      return HealthCheckResponse.named(NAME).down().withData("error", "no connection").build();
    }
  }
}
