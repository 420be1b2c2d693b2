package ro.stocsync.woocommerce;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets so many work at once; the others wait for their turn, first come first served, without a
 * thread. Whoever is cancelled loses its place or hands its turn on.
 */
final class Turns {

  private final Deque<Turn<?>> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    this.free = atOnce;
  }

  /** Does the work when its turn comes, once for each subscription. */
  <T> Uni<T> take(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Turn<T> turn = new Turn<>(work, emitter);
              emitter.onTermination(turn::end);
              waiting(turn);
              startNext();
            });
  }

  private synchronized void waiting(Turn<?> turn) {
    waiting.addLast(turn);
  }

  private void startNext() {
    next().ifPresent(Turn::start);
  }

  private synchronized Optional<Turn<?>> next() {
    if (free == 0 || waiting.isEmpty()) {
      return Optional.empty();
    }
    free--;
    Turn<?> turn = waiting.pollFirst();
    turn.running = true;
    return Optional.of(turn);
  }

  /** Gives back what it held; whether it held a turn. */
  private synchronized boolean giveBack(Turn<?> turn) {
    waiting.remove(turn);
    if (!turn.running) {
      return false;
    }
    turn.running = false;
    free++;
    return true;
  }

  private final class Turn<T> {

    private final Supplier<Uni<T>> work;
    private final UniEmitter<? super T> emitter;
    private volatile Cancellable call = () -> {};
    private boolean running;

    Turn(Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
      this.work = work;
      this.emitter = emitter;
    }

    void start() {
      call =
          Uni.createFrom()
              .deferred(work::get)
              .subscribe()
              .with(
                  item -> {
                    end();
                    emitter.complete(item);
                  },
                  failure -> {
                    end();
                    emitter.fail(failure);
                  });
    }

    void end() {
      if (giveBack(this)) {
        call.cancel();
        startNext();
      }
    }
  }
}
