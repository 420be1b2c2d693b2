package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.Outcome.Sum;

class SumTest {

  @Test
  void everyStateCountsOnce() {
    List<State> counted = Stream.of(Sum.values()).flatMap(sum -> sum.states().stream()).toList();

    assertThat(counted).containsExactlyInAnyOrder(State.values());
  }

  @Test
  void whatNeedsNobodyIsNotParkedAndWhatTheShopRefusesHasFailed() {
    assertThat(Sum.WAITING.states()).noneMatch(State::parked);
    assertThat(Sum.UNMATCHED.states()).allMatch(State::parked);
    assertThat(Sum.FAILED.states()).contains(State.REJECTED, State.RETRYING);
    assertThat(Arrays.asList(Sum.UNMATCHED.inSql().elements()))
        .containsExactlyInAnyOrder("UNMATCHED", "AMBIGUOUS", "CONFLICTING");
  }
}
