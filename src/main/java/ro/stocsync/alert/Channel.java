package ro.stocsync.alert;

/** A way by which messages go. */
public enum Channel {
  /** By e-mail. */
  EMAIL,
  /** As JSON to the company's webhook. */
  WEBHOOK
}
