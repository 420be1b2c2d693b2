package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final AtomicInteger allowed = new AtomicInteger(2);
  private final Turns turns = new Turns(allowed::get, 4);
  private final Map<String, UniEmitter<? super String>> working = new LinkedHashMap<>();
  private final List<String> done = new ArrayList<>();

  @Test
  void lateOnesWaitAndComeInOrder() {
    start("a");
    start("b");
    start("c");
    start("d");
    assertThat(working).containsOnlyKeys("a", "b");
    working.get("b").complete("b");
    assertThat(working).containsOnlyKeys("a", "b", "c");
    working.get("a").complete("a");
    assertThat(working).containsOnlyKeys("a", "b", "c", "d");
    assertThat(done).containsExactly("b", "a");
  }

  @Test
  void aFailureHandsTheTurnOn() {
    start("a");
    start("b");
    start("c");
    working.get("a").fail(new IllegalStateException("as told"));
    assertThat(working).containsKey("c");
    assertThat(done).containsExactly("a failed");
  }

  @Test
  void whoGivesUpWhileWaitingLosesItsPlace() {
    start("a");
    start("b");
    start("c").cancel();
    start("d");
    working.get("a").complete("a");
    assertThat(working).containsOnlyKeys("a", "b", "d");
  }

  @Test
  void whoIsCancelledAtWorkHandsTheTurnOnOnce() {
    Cancellable a = start("a");
    start("b");
    start("c");
    start("d");
    a.cancel();
    a.cancel();
    working.get("a").complete("too late");
    assertThat(working).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void whenMoreAreAllowedAllOfThemBeginAtTheNextEnd() {
    start("a");
    start("b");
    start("c");
    start("d");
    start("e");
    allowed.set(4);
    working.get("a").complete("a");
    assertThat(working).containsOnlyKeys("a", "b", "c", "d", "e");
    assertThat(turns.underWay()).isEqualTo(4);
  }

  @Test
  void whenFewerAreAllowedTheOthersWaitForMoreThanOneEnd() {
    start("a");
    start("b");
    start("c");
    allowed.set(1);
    working.get("a").complete("a");
    assertThat(working).containsOnlyKeys("a", "b");
    working.get("b").complete("b");
    assertThat(working).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void whoInsistsIsNextAndWorksBesideThoseThatAreAllowed() {
    start("a");
    start("b");
    start("c");
    insist("x");
    insist("y");
    assertThat(working).containsOnlyKeys("a", "b", "x", "y");
    insist("z");
    assertThat(working).containsOnlyKeys("a", "b", "x", "y");
    working.get("a").complete("a");
    assertThat(working).containsOnlyKeys("a", "b", "x", "y", "z");
  }

  @Test
  void workThatIsDoneAtOnceTakesNoTurnAway() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(turns.take(() -> Uni.createFrom().item("x")).await().indefinitely())
          .isEqualTo("x");
    }
  }

  private Cancellable start(String name) {
    return subscribe(name, turns.take(() -> work(name)));
  }

  private void insist(String name) {
    subscribe(name, turns.insist(() -> work(name)));
  }

  private Uni<String> work(String name) {
    return Uni.createFrom().emitter(emitter -> working.put(name, emitter));
  }

  private Cancellable subscribe(String name, Uni<String> work) {
    return work.subscribe().with(done::add, failure -> done.add(name + " failed"));
  }
}
