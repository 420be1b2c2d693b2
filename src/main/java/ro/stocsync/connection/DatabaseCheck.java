package ro.stocsync.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Is our own database there? Blocks for some seconds if it is not. */
@ApplicationScoped
public class DatabaseCheck {

  private static final Logger LOG = Logger.getLogger(DatabaseCheck.class);
  private static final int VALIDATION_SECONDS = 3;

  private final DataSource database;

  /** Of the given database. */
  public DatabaseCheck(DataSource database) {
    this.database = database;
  }

  CheckOutcome check() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(VALIDATION_SECONDS)
          ? CheckOutcome.passed("database.yes")
          : CheckOutcome.broken("database.no");
    } catch (SQLException e) {
      LOG.warnf("The database does not answer: %s", e.getMessage());
      return CheckOutcome.broken("database.no");
    }
  }
}
