package ro.stocsync.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.sql.Database;

/** Flyway makes the schema and Hibernate only reads it: each has to see the same tables. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class MappingEntityTest {

  @Inject SessionFactory sessions;
  @Inject Database database;

  @Test
  void theEntitiesAreWhatTheMigrationsMade() {
    assertThatCode(() -> sessions.getSchemaManager().validateMappedObjects())
        .doesNotThrowAnyException();
  }

  @Test
  void aColumnOfAnotherNameWouldBeNoticed() {
    database.update("alter table product_mapping rename column changed_by to changed_by_whom");
    try {
      assertThatThrownBy(() -> sessions.getSchemaManager().validateMappedObjects())
          .isInstanceOf(SchemaManagementException.class)
          .hasMessageContaining("changed_by");
    } finally {
      database.update("alter table product_mapping rename column changed_by_whom to changed_by");
    }
  }
}
