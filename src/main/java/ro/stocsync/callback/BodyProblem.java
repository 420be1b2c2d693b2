package ro.stocsync.callback;

/** The body as a whole cannot be taken in; nothing of it was. */
final class BodyProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String key;
  private final transient Object[] arguments;

  /**
   * What is wrong.
   *
   * @param status the HTTP status that says so
   * @param key the text that tells SmartBill's user what to do
   * @param arguments of that text
   */
  BodyProblem(int status, String key, Object... arguments) {
    super(key, null, false, false);
    this.status = status;
    this.key = key;
    this.arguments = arguments.clone();
  }

  int status() {
    return status;
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}
