package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A body has an end, in bytes and in time. */
class BoundedStreamTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void soManyBytesPassAndNoMore() throws IOException {
    assertThat(new BoundedStream(bytes(10), 10, LONG).readAllBytes()).hasSize(10);
    InputStream tooLarge = new BoundedStream(bytes(11), 10, LONG);
    assertThatThrownBy(tooLarge::readAllBytes).isInstanceOf(BoundedStream.TooLarge.class);
  }

  @Test
  void whoSendsABitNowAndThenIsGivenUpOnceTheTimeIsOver() {
    InputStream slow = new BoundedStream(bytes(2), 10, Duration.ofNanos(-1));
    assertThatThrownBy(slow::read).isInstanceOf(BoundedStream.TooSlow.class);
    assertThatThrownBy(slow::readAllBytes).isInstanceOf(BoundedStream.TooSlow.class);
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }
}
