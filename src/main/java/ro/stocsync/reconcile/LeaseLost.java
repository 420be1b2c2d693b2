package ro.stocsync.reconcile;

/** Another process goes on with the run, or an operator cancelled it: whoever finds out stops. */
final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("The run's lease is lost");
  }
}
