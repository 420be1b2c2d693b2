package ro.stocsync.sql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * Bytes sent to PostgreSQL's {@code bytea} from where they lie, without a copy.
 *
 * @param buffer holds them, from its beginning
 * @param length how many of the buffer's bytes they are
 */
@SuppressWarnings("ArrayRecordComponent") // handed to JDBC as it is, never compared
public record Bytes(byte[] buffer, int length) {

  InputStream stream() {
    return new ByteArrayInputStream(buffer, 0, length);
  }
}
