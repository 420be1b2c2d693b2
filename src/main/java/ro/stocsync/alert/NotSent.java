package ro.stocsync.alert;

/** A message did not arrive; the message says why, and holds no secret. */
final class NotSent extends Exception {

  private static final long serialVersionUID = 1L;

  NotSent(String why) {
    super(why, null, false, false);
  }
}
