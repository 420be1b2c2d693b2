package ro.stocsync.company;

/** How a shop's keys travel to it (woocommerce-recordings 31 and 32). */
public enum KeyTransport {
  /** In the header; in the query string once the host has been seen to strip the header. */
  AUTO,
  /** Always in the {@code Authorization} header. */
  HEADER,
  /** Always as {@code consumer_key} and {@code consumer_secret} in the query string. */
  QUERY
}
