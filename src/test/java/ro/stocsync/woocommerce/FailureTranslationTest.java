package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.company.ShopKey;

class FailureTranslationTest {

  private final FailureTranslation translation =
      new FailureTranslation(new ShopKey("acme", "main"));

  static Stream<Arguments> unreachable() {
    return Stream.of(
        arguments(new UnknownHostException("x"), ShopUnreachable.Reason.UNKNOWN_HOST),
        arguments(new ConnectException("refused"), ShopUnreachable.Reason.REFUSED),
        arguments(new NoRouteToHostException("x"), ShopUnreachable.Reason.REFUSED),
        arguments(new ConnectTimeoutException("x"), ShopUnreachable.Reason.CONNECT_TIMEOUT),
        arguments(new SSLHandshakeException("x"), ShopUnreachable.Reason.TLS),
        arguments(
            new RuntimeException(new SSLHandshakeException("x")), ShopUnreachable.Reason.TLS));
  }

  @ParameterizedTest
  @MethodSource
  void unreachable(Throwable failure, ShopUnreachable.Reason reason) {
    assertThat(translation.translate(failure))
        .isInstanceOfSatisfying(
            ShopUnreachable.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  static Stream<Arguments> lost() {
    return Stream.of(
        arguments(new TimeoutException("x"), ShopAnswerLost.Reason.TIMEOUT),
        arguments(new io.smallrye.mutiny.TimeoutException(), ShopAnswerLost.Reason.TIMEOUT),
        arguments(new SocketException("Connection reset"), ShopAnswerLost.Reason.BROKEN),
        arguments(new IOException("Connection was closed"), ShopAnswerLost.Reason.BROKEN),
        arguments(new SSLException("in the middle"), ShopAnswerLost.Reason.BROKEN),
        arguments(new IllegalStateException("unforeseen"), ShopAnswerLost.Reason.BROKEN));
  }

  @ParameterizedTest
  @MethodSource
  void lost(Throwable failure, ShopAnswerLost.Reason reason) {
    assertThat(translation.translate(failure))
        .isInstanceOfSatisfying(
            ShopAnswerLost.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
