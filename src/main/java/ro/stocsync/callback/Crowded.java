package ro.stocsync.callback;

/** More comes in at once than can be taken in; nothing was, and the sender may try again soon. */
final class Crowded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** It is no error of ours, and there may be many: no stack is kept. */
  Crowded() {
    super("too much at once", null, false, false);
  }
}
