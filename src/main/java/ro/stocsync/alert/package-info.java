/**
 * Tells people by e-mail and webhook when something stays wrong, once, and again when it ends.
 *
 * <p>Level-triggered like delivery: each minute {@link ro.stocsync.alert.AlertWatch} compares what
 * is wrong now with what is open in table {@code alert}, opens and ends, and writes what is to be
 * said into {@code alert_message} in the same transaction. {@link ro.stocsync.alert.Postman} sends
 * it until it arrives, or a day is over. A mail server that is away loses nothing, and of many
 * replicas one opens an alert. A process that dies between sending and noting it sends once more.
 */
package ro.stocsync.alert;
