package ro.stocsync.mapping;

import java.util.List;

/**
 * A mapping cannot be made as an operator wants it; the message bundle {@code mapping} says why.
 */
public final class MappingRefused extends RuntimeException {

  /** What kind of refusal it is. */
  public enum Kind {
    /** What was asked for makes no sense. */
    INVALID,
    /** There is no such mapping. */
    NOT_FOUND,
    /** It contradicts a mapping that is there. */
    CONFLICT
  }

  private final Kind kind;
  private final String key;
  private final List<String> arguments;

  MappingRefused(Kind kind, String key, String... arguments) {
    super(key + " " + List.of(arguments));
    this.kind = kind;
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** What kind of refusal it is. */
  public Kind kind() {
    return kind;
  }

  /** The text's key in the message bundle. */
  public String key() {
    return key;
  }

  /** What the text speaks of. */
  public List<String> arguments() {
    return arguments;
  }
}
