package ro.stocsync.connection;

import ro.stocsync.company.Phrase;

/** What came of one check. */
public sealed interface CheckOutcome {

  /**
   * It is as it should be.
   *
   * @param detail what was found, remarks included
   */
  record Passed(Phrase detail) implements CheckOutcome {}

  /**
   * It is not.
   *
   * @param detail what happened
   * @param cure what the shop's owner can do
   */
  record Broken(Phrase detail, Phrase cure) implements CheckOutcome {}

  /**
   * It was not checked.
   *
   * @param because why not
   */
  record Skipped(Phrase because) implements CheckOutcome {}

  /** Passed, with the phrase of that key. */
  static CheckOutcome passed(String key, Object... arguments) {
    return new Passed(Phrase.of(key, arguments));
  }

  /** Broken, with the phrase of that key, and of {@code key.cure}. */
  static CheckOutcome broken(String key, Object... arguments) {
    return new Broken(Phrase.of(key, arguments), Phrase.of(key + ".cure", arguments));
  }
}
