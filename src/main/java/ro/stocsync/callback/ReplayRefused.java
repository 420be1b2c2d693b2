package ro.stocsync.callback;

import java.util.Arrays;
import java.util.List;

/** A list that cannot be taken in again; nothing of it was. */
public final class ReplayRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  ReplayRefused(String key, Object... arguments) {
    super(key, null, false, false);
    this.key = key;
    this.arguments = Arrays.asList(arguments);
  }

  /** The key of the text that says why, in the bundle {@code callback}. */
  public String key() {
    return key;
  }

  /** What the text speaks of. */
  public Object[] arguments() {
    return arguments.toArray();
  }
}
