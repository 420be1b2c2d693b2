package ro.stocsync.woocommerce;

import java.time.Duration;
import java.util.Optional;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/** The shop, or what stands before it, wants a pause: 429, or 503 with {@code Retry-After}. */
public final class ShopThrottled extends ShopException {

  private final int status;
  private final transient Optional<Duration> retryAfter;

  ShopThrottled(ShopKey shop, int status, Optional<Duration> retryAfter) {
    super(
        shop,
        "asks for a pause (%d%s)"
            .formatted(
                status, retryAfter.map(pause -> ", " + pause.toSeconds() + " s").orElse("")));
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** 429 or 503. */
  public int status() {
    return status;
  }

  /** How long the pause shall be; never negative; empty if the shop does not say. */
  @Override
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("shop.throttled", status);
  }

  @Override
  public String outcome() {
    return "throttled";
  }
}
