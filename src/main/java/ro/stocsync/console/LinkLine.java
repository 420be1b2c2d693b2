package ro.stocsync.console;

import ro.stocsync.company.Texts;
import ro.stocsync.connection.CheckOutcome;
import ro.stocsync.connection.Link;

/**
 * A link of a shop's chain in words.
 *
 * @param name which
 * @param broken whether it is broken
 * @param skipped whether it was not looked at
 * @param says what was found
 * @param cure what to do; empty where there is nothing
 */
record LinkLine(String name, boolean broken, boolean skipped, String says, String cure) {

  /** One of the connection test's. */
  static LinkLine of(Link link, Texts texts) {
    return of(texts.get("name." + link.name().key()), link.outcome(), texts);
  }

  /** What came of asking a peer. */
  static LinkLine of(String name, CheckOutcome outcome, Texts texts) {
    return switch (outcome) {
      case CheckOutcome.Passed passed ->
          new LinkLine(name, false, false, passed.detail().in(texts), "");
      case CheckOutcome.Skipped skipped ->
          new LinkLine(name, false, true, skipped.because().in(texts), "");
      case CheckOutcome.Broken broken ->
          new LinkLine(name, true, false, broken.detail().in(texts), broken.cure().in(texts));
    };
  }
}
