package ro.stocsync.access;

import java.util.Locale;
import java.util.Set;

/** What a user may do. */
public enum Role {
  /** Look at everything. */
  VIEWER,
  /** Change settings and mappings too. */
  OPERATOR,
  /** Call {@code POST /api/wake}, and nothing else. */
  WAKER;

  /** The names of the roles that it implies, itself included. */
  Set<String> implied() {
    return this == OPERATOR
        ? Set.of(VIEWER.lower(), OPERATOR.lower(), WAKER.lower())
        : Set.of(lower());
  }

  private String lower() {
    return name().toLowerCase(Locale.ROOT);
  }
}
