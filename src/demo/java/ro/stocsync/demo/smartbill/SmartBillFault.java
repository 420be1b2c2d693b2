package ro.stocsync.demo.smartbill;

import java.time.Duration;

/** What SmartBill may do instead of answering as asked. */
public sealed interface SmartBillFault {

  /** 503 with a maintenance page in HTML. */
  record Maintenance() implements SmartBillFault {}

  /** 200 with a page in HTML. */
  record Html() implements SmartBillFault {}

  /** The connection is reset. */
  record Reset() implements SmartBillFault {}

  /** The body ends in the middle, and the connection with it. */
  record CutOff() implements SmartBillFault {}

  /** The whole answer comes after that time. */
  record Slow(Duration delay) implements SmartBillFault {}

  /** The answer begins at once, and trickles for that time. */
  record Trickle(Duration duration) implements SmartBillFault {}

  /** 429 with Retry-After. */
  record Throttle(Duration retryAfter) implements SmartBillFault {}

  /** 500 with {@code errorText}. */
  record ServerError() implements SmartBillFault {}

  /** 200 with {@code errorText}. */
  record ErrorText() implements SmartBillFault {}

  /** 401, as after a change of the password, which changes the token. */
  record Unauthorized() implements SmartBillFault {}
}
