package ro.stocsync.demo.smartbill;

import java.time.Instant;

/**
 * One call of SmartBill to the address it was given.
 *
 * @param at when it went out, by the clock given at start
 * @param products how many it told of
 * @param status what came back; 0 if nothing did
 * @param answer the text that came back, or why none did
 */
public record CallOut(Instant at, int products, int status, String answer) {

  /** Whether the status was a 2xx. */
  public boolean succeeded() {
    return status / 100 == 2;
  }
}
