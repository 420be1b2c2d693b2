package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** So many calls and so many bytes at once, and no more. */
class AdmissionTest {

  private static final long MEGABYTE = 1 << 20;
  private static final OptionalLong SMALL = OptionalLong.of(1_000);

  private final Admission admission =
      new Admission(4, 10 * MEGABYTE, Duration.ofMillis(200), Set.of("acme", "other"));

  @Test
  void oneCompanyLeavesHalfOfTheHouseToTheOthers() {
    admission.enter("acme", SMALL);
    Admission.Visit second = admission.enter("acme", SMALL);
    assertThatThrownBy(() -> admission.enter("acme", SMALL)).isInstanceOf(Crowded.class);
    admission.enter("other", SMALL);
    admission.enter("other", SMALL);

    second.close();

    admission.enter("acme", SMALL);
  }

  @Test
  void oneCompanyAloneHasAllOfIt() {
    Admission alone = new Admission(2, MEGABYTE, Duration.ofMillis(200), Set.of("acme"));
    alone.enter("acme", SMALL);
    alone.enter("acme", SMALL);
    assertThatThrownBy(() -> alone.enter("acme", SMALL)).isInstanceOf(Crowded.class);
  }

  @Test
  void aBodyWaitsUnreadUntilThereIsRoomForIt() {
    Admission.Visit first = admission.enter("acme", OptionalLong.of(8 * MEGABYTE));
    CompletableFuture<Admission.Visit> waiting =
        CompletableFuture.supplyAsync(
            () -> admission.enter("other", OptionalLong.of(3 * MEGABYTE)));

    first.close();

    assertThat(waiting.join()).isNotNull();
  }

  @Test
  void aBodyThatFindsNoRoomInTimeIsRefusedAndLeavesNoTrace() {
    Admission.Visit first = admission.enter("acme", OptionalLong.of(8 * MEGABYTE));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> admission.enter("other", OptionalLong.of(3 * MEGABYTE)))
          .isInstanceOf(Crowded.class);
    }
    first.close();
    admission.enter("other", OptionalLong.of(10 * MEGABYTE)).close();
  }

  @Test
  void aBodyOfUnknownLengthTakesRoomAsItGrows() {
    Admission.Visit growing = admission.enter("acme", OptionalLong.empty());
    growing.grown(3 * MEGABYTE);
    Admission.Visit large = admission.enter("other", OptionalLong.of(3 * MEGABYTE));
    growing.grown(5 * MEGABYTE);

    assertThatThrownBy(() -> growing.grown(7 * MEGABYTE)).isInstanceOf(Crowded.class);

    large.close();
    growing.grown(10 * MEGABYTE);
    growing.close();
    admission.enter("other", OptionalLong.of(10 * MEGABYTE)).close();
  }

  @Test
  void whoHasAllTheRoomMayGoOn() {
    Admission.Visit all = admission.enter("acme", OptionalLong.of(10 * MEGABYTE));
    all.grown(11 * MEGABYTE);
    all.close();
    await().until(() -> admission.enter("acme", OptionalLong.of(10 * MEGABYTE)) != null);
  }
}
