package ro.stocsync.reconcile;

/**
 * A run that this process works at.
 *
 * @param run the run as it was when it was taken
 * @param token rises with every holder
 * @param failures failed tries in a row
 */
record RunLease(SyncRun run, long token, int failures) {}
