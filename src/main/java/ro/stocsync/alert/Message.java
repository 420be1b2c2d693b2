package ro.stocsync.alert;

/**
 * What somebody is to read.
 *
 * @param event what happened
 * @param subject in a line
 * @param text the whole, as plain text
 */
record Message(Event event, String subject, String text) {

  /** What a message tells. */
  enum Event {
    /** Something has been wrong for too long. */
    BEGAN,
    /** There is more of it. */
    MORE,
    /** It is over. */
    ENDED,
    /** A day is told of. */
    DIGEST,
    /** Somebody tries whether messages arrive. */
    TEST
  }
}
