package ro.stocsync.sql;

import java.util.Collection;
import java.util.function.Function;

/**
 * A column of values sent as one PostgreSQL array, to be read with {@code unnest}.
 *
 * @param type PostgreSQL's name of the elements' type
 * @param elements the values
 */
@SuppressWarnings("ArrayRecordComponent") // handed to JDBC as it is, never compared
public record SqlArray(String type, Object[] elements) {

  /** Texts. */
  public static <T> SqlArray texts(Collection<T> rows, Function<T, String> column) {
    return of("text", rows, column);
  }

  /** Whole numbers. */
  public static <T> SqlArray longs(Collection<T> rows, Function<T, Long> column) {
    return of("bigint", rows, column);
  }

  /** Truth values. */
  public static <T> SqlArray booleans(Collection<T> rows, Function<T, Boolean> column) {
    return of("boolean", rows, column);
  }

  /** Any other type, by PostgreSQL's name; values as JDBC writes them, null for SQL's null. */
  public static <T> SqlArray of(String type, Collection<T> rows, Function<T, ?> column) {
    Object[] elements = new Object[rows.size()];
    int next = 0;
    for (T row : rows) {
      elements[next++] = column.apply(row);
    }
    return new SqlArray(type, elements);
  }
}
