package ro.stocsync.connection;

import java.util.Locale;

/** The links, in the order in which they are checked and shown. */
public enum LinkName {
  /** Our own database. */
  DATABASE,
  /** The shop monitors a warehouse. */
  WAREHOUSE,
  /** Something answers at the shop's address. */
  REACHABLE,
  /** What answers is WooCommerce's REST API. */
  REST_API,
  /** The keys are let in. */
  KEYS,
  /** The keys may write. */
  WRITING,
  /** Stock management is on for the shop. */
  STOCK_MANAGEMENT,
  /** Whether the shop keeps decimals. */
  DECIMALS,
  /** How the keys travel. */
  KEY_TRANSPORT;

  /** As health names it, {@code rest-api}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
