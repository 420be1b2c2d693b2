package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import ro.stocsync.Defaults;

/** What a body takes is asked for while it comes in. */
class ReceivedBodyTest {

  private static final long MEGABYTE = 1 << 20;
  private static final String USUAL =
      """
      {"productCode":"TEA-1","productName":"Ceai negru","measuringUnit":"buc","warehouse":"Magazin","quantity":12}""";

  private final CallbackConfig config = Defaults.of(CallbackConfig.class);

  @Test
  void aUsualListTakesAsMuchAsItIsLong() throws BodyProblem {
    String list = list(USUAL, 1_000);
    AtomicLong taken = new AtomicLong();

    body(list, bytes -> taken.accumulateAndGet(bytes, Math::max)).read();

    assertThat(taken).hasValue(list.length());
  }

  @Test
  void oneOfShortItemsTakesMoreThanThat() throws BodyProblem {
    AtomicLong taken = new AtomicLong();

    body(list("{}", 1_000), bytes -> taken.accumulateAndGet(bytes, Math::max)).read();

    assertThat(taken).hasValue(64_000);
  }

  @Test
  void whereThereIsNoRoomForThemItIsReadNoFurther() {
    LongConsumer room =
        bytes -> {
          if (bytes > 32_000) {
            throw new Crowded();
          }
        };
    assertThatThrownBy(() -> body(list("{}", 1_000), room).read()).isInstanceOf(Crowded.class);
  }

  private ReceivedBody body(String text, LongConsumer grown) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ReceivedBody(
        new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length), config, MEGABYTE, grown);
  }

  private static String list(String item, int times) {
    return "[" + String.join(",", Collections.nCopies(times, item)) + "]";
  }
}
