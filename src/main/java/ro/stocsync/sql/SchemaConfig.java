package ro.stocsync.sql;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** {@code stocsync.schema.*}: which schema of the database is worked with. */
@ConfigMapping(prefix = "stocsync.schema")
public interface SchemaConfig {

  /** The newest version that this release may work with although a newer one made it. */
  OptionalInt accepted();
}
