package ro.stocsync.woocommerce;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;
import ro.stocsync.company.ShopKey;
import ro.stocsync.watch.LogFields;

/**
 * Says what it means that no answer came. What certainly failed before the request went out is
 * {@link ShopUnreachable}; everything else is {@link ShopAnswerLost}, as the safe guess.
 */
final class FailureTranslation {

  private static final Logger LOG = Logger.getLogger(FailureTranslation.class);

  private final ShopKey shop;

  FailureTranslation(ShopKey shop) {
    this.shop = shop;
  }

  ShopException translate(Throwable failure) {
    if (failure instanceof ShopException known) {
      return known;
    }
    return causes(failure)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> lost(failure));
  }

  private Optional<ShopException> known(Throwable cause) {
    return cause instanceof AnswerSizeLimit.Exceeded e
        ? Optional.of(
            new ShopAnswerInvalid(shop, e.status(), "more than we read", ShopAnswerInvalid.CUT_OFF))
        : unreachable(cause).map(reason -> new ShopUnreachable(shop, reason));
  }

  private static Optional<ShopUnreachable.Reason> unreachable(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case ConnectTimeoutException e -> ShopUnreachable.Reason.CONNECT_TIMEOUT;
          case ConnectException e -> ShopUnreachable.Reason.REFUSED;
          case NoRouteToHostException e -> ShopUnreachable.Reason.REFUSED;
          case UnknownHostException e -> ShopUnreachable.Reason.UNKNOWN_HOST;
          case SSLHandshakeException e -> ShopUnreachable.Reason.TLS;
          case SSLPeerUnverifiedException e -> ShopUnreachable.Reason.TLS;
          case NotSslRecordException e -> ShopUnreachable.Reason.TLS;
          default -> null;
        });
  }

  private ShopException lost(Throwable failure) {
    if (ours(failure)) {
      LogFields.of(shop)
          .run(
              () ->
                  LOG.errorf(
                      withoutMessage(failure),
                      "Shop %s: an error of ours, taken for a lost answer",
                      shop));
    }
    boolean late =
        causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof java.util.concurrent.TimeoutException
                        || cause instanceof io.smallrye.mutiny.TimeoutException);
    return new ShopAnswerLost(
        shop, late ? ShopAnswerLost.Reason.TIMEOUT : ShopAnswerLost.Reason.BROKEN);
  }

  /** Thrown in our code, and not a failure of the network that was passed through it. */
  private static boolean ours(Throwable failure) {
    return failure instanceof RuntimeException
        && Stream.of(failure.getStackTrace())
            .limit(3)
            .anyMatch(frame -> frame.getClassName().startsWith("ro.stocsync."));
  }

  /** A message from below may quote the request's address, and with it the keys. */
  private static Throwable withoutMessage(Throwable failure) {
    RuntimeException trace = new RuntimeException(failure.getClass().getName());
    trace.setStackTrace(failure.getStackTrace());
    return trace;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
  }
}
