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
import ro.stocsync.company.ShopKey;

/**
 * Says what it means that no answer came. What certainly failed before the request went out is
 * {@link ShopUnreachable}; everything else is {@link ShopAnswerLost}, as the safe guess.
 */
final class FailureTranslation {

  private final ShopKey shop;

  FailureTranslation(ShopKey shop) {
    this.shop = shop;
  }

  ShopException translate(Throwable failure) {
    if (failure instanceof ShopException known) {
      return known;
    }
    if (causes(failure).anyMatch(AnswerSizeLimit.Exceeded.class::isInstance)) {
      return new ShopAnswerInvalid(shop, 200, "more than we read", "(cut off)");
    }
    return causes(failure)
        .flatMap(cause -> unreachable(cause).stream())
        .findFirst()
        .<ShopException>map(reason -> new ShopUnreachable(shop, reason))
        .orElseGet(() -> new ShopAnswerLost(shop, lost(failure)));
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

  private static ShopAnswerLost.Reason lost(Throwable failure) {
    boolean late =
        causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof java.util.concurrent.TimeoutException
                        || cause instanceof io.smallrye.mutiny.TimeoutException);
    return late ? ShopAnswerLost.Reason.TIMEOUT : ShopAnswerLost.Reason.BROKEN;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
  }
}
