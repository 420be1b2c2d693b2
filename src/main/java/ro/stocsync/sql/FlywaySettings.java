package ro.stocsync.sql;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** What Flyway is told that properties cannot say. */
@Singleton
class FlywaySettings implements FlywayConfigurationCustomizer {

  /**
   * A newer schema is {@link NewerSchema}'s to refuse, and may come while this process starts. The
   * lock is a session's and not an open transaction's, for which {@code create index concurrently}
   * would wait for ever.
   */
  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.ignoreMigrationPatterns("*:future");
    configuration
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }
}
