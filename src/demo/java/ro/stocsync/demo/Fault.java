package ro.stocsync.demo;

import java.time.Duration;

/** What a shop may do instead of answering. */
public sealed interface Fault {

  /** Answers, but late. */
  record Delay(Duration delay) implements Fault {}

  /** 429 with Retry-After. */
  record Throttle(Duration retryAfter) implements Fault {}

  /** 500 as WordPress gives it, in JSON; nothing is done. */
  record ServerError() implements Fault {}

  /** 503 with a maintenance page in HTML; nothing is done. */
  record Maintenance() implements Fault {}

  /** 202 with a captcha page in HTML, as a large host does; nothing is done. */
  record Captcha() implements Fault {}

  /** 200 with a login page in HTML, as a security plugin does; nothing is done. */
  record LoginPage() implements Fault {}

  /** The connection is reset; nothing is done. */
  record Reset() implements Fault {}

  /** Everything is done, and then the connection is reset. */
  record ResetAfterWork() implements Fault {}

  /** Everything is done, and the JSON of the answer ends in the middle. */
  record Truncate() implements Fault {}

  /** Everything is done, and the answer comes only after that time: too late, for who gave up. */
  record LateAnswer(Duration after) implements Fault {}

  /** 504 in HTML at once, as nginx gives up on PHP; the work is done after that time. */
  record GatewayTimeout(Duration workedAfter) implements Fault {}

  /** 502 in HTML, as nginx says where PHP is gone; nothing is done. */
  record BadGateway() implements Fault {}

  /** 301 to another address. */
  record Redirect(String location) implements Fault {}
}
