package ro.stocsync.alert;

import ro.stocsync.company.Phrase;

/** A message did not arrive. */
final class NotSent extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Phrase why;

  /**
   * For that reason.
   *
   * @param key of the bundle {@code reason}
   * @param arguments what it speaks of; never a secret
   */
  NotSent(String key, Object... arguments) {
    super(key, null, false, false);
    this.why = Phrase.of(key, arguments);
  }

  /** Why, of the bundle {@code reason}; holds no secret. */
  Phrase why() {
    return why;
  }
}
