package ro.stocsync.woocommerce;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Lets so many work at once as are allowed at the moment; the others wait for their turn, first
 * come first served, without a thread. Whoever is cancelled loses its place or hands its turn on.
 */
final class Turns {

  private final IntSupplier allowed;
  private final int most;
  private final Deque<Turn<?>> waiting = new ArrayDeque<>();
  private final Deque<Turn<?>> insisting = new ArrayDeque<>();
  private int underWay;

  /**
   * Nothing is under way.
   *
   * @param allowed how many may work now; asked whenever one began to wait or ended
   * @param most how many may work if they insist
   */
  Turns(IntSupplier allowed, int most) {
    this.allowed = allowed;
    this.most = most;
  }

  /** Does the work when its turn comes, once for each subscription. */
  <T> Uni<T> take(Supplier<Uni<T>> work) {
    return take(waiting, work);
  }

  /** Does the work before all that wait, also where no more are allowed. */
  <T> Uni<T> insist(Supplier<Uni<T>> work) {
    return take(insisting, work);
  }

  private <T> Uni<T> take(Deque<Turn<?>> queue, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Turn<T> turn = new Turn<>(queue, work, emitter);
              emitter.onTermination(turn::end);
              queue(turn);
              startNext();
            });
  }

  /** How many work now. */
  synchronized int underWay() {
    return underWay;
  }

  private synchronized void queue(Turn<?> turn) {
    turn.queue.addLast(turn);
  }

  /** More than one where more are allowed than before. */
  private void startNext() {
    for (Optional<Turn<?>> next = next(); next.isPresent(); next = next()) {
      next.get().start();
    }
  }

  private synchronized Optional<Turn<?>> next() {
    Optional<Turn<?>> next = Optional.empty();
    if (underWay < most) {
      next = Optional.ofNullable(insisting.pollFirst());
    }
    if (next.isEmpty() && underWay < allowed.getAsInt()) {
      next = Optional.ofNullable(waiting.pollFirst());
    }
    next.ifPresent(
        turn -> {
          underWay++;
          turn.running = true;
        });
    return next;
  }

  /** Gives back what it held; whether it held a turn. */
  private synchronized boolean giveBack(Turn<?> turn) {
    turn.queue.remove(turn);
    if (!turn.running) {
      return false;
    }
    turn.running = false;
    underWay--;
    return true;
  }

  private final class Turn<T> {

    private final Deque<Turn<?>> queue;
    private final Supplier<Uni<T>> work;
    private final UniEmitter<? super T> emitter;
    private volatile Cancellable call = () -> {};
    private boolean running;

    Turn(Deque<Turn<?>> queue, Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
      this.queue = queue;
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
