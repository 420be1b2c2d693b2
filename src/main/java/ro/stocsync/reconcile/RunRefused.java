package ro.stocsync.reconcile;

import java.util.List;

/** A run cannot be as the operator asks for it; nothing has changed. */
public final class RunRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<String> arguments;

  RunRefused(String key, String... arguments) {
    super(key, null, false, false);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** The key of the text that says why, in the bundle {@code api}. */
  public String key() {
    return key;
  }

  /** What the text speaks of. */
  public Object[] arguments() {
    return arguments.toArray();
  }
}
