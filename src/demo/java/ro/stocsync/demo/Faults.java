package ro.stocsync.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/**
 * Which requests fail, and how. The first rule that has a turn is the one.
 *
 * @param <F> the ways in which this stand-in can fail
 */
public final class Faults<F> {

  private final List<Rule<F>> rules = new ArrayList<>();

  private record Rule<F>(Asked asked, Turn turn, F fault) {}

  private interface Asked {
    boolean test(String method, String path, List<Long> written);
  }

  private interface Turn {
    boolean comes();
  }

  /** Every request, until {@link #clear()}. */
  public Faults<F> always(F fault) {
    return when((method, path) -> true, fault);
  }

  /** The next so many requests. */
  public Faults<F> next(int requests, F fault) {
    return next(requests, (method, path) -> true, fault);
  }

  /** The next so many of those that the predicate of method and path holds for. */
  public synchronized Faults<F> next(int requests, BiPredicate<String, String> request, F fault) {
    AtomicInteger left = new AtomicInteger(requests);
    rules.add(new Rule<>(asked(request), () -> left.getAndDecrement() > 0, fault));
    return this;
  }

  /** Each n-th request. */
  public Faults<F> every(int n, F fault) {
    return every(n, (method, path) -> true, fault);
  }

  /** Each n-th of those that the predicate of method and path holds for. */
  public synchronized Faults<F> every(int n, BiPredicate<String, String> request, F fault) {
    AtomicInteger count = new AtomicInteger();
    rules.add(new Rule<>(asked(request), () -> count.incrementAndGet() % n == 0, fault));
    return this;
  }

  /** Every request that the predicate of method and path holds for. */
  public synchronized Faults<F> when(BiPredicate<String, String> request, F fault) {
    rules.add(new Rule<>(asked(request), () -> true, fault));
    return this;
  }

  /** Every request that means to write that product, alone or in a batch. */
  public synchronized Faults<F> whenWriting(long id, F fault) {
    rules.add(new Rule<>((method, path, written) -> written.contains(id), () -> true, fault));
    return this;
  }

  private static Asked asked(BiPredicate<String, String> request) {
    return (method, path, written) -> request.test(method, path);
  }

  /** No more faults. */
  public synchronized void clear() {
    rules.clear();
  }

  /**
   * How this request is to fail, if it is; a turn is used up.
   *
   * @param method HTTP method
   * @param path below the API's root
   * @param written ids of the products it means to write
   */
  public synchronized Optional<F> forRequest(String method, String path, List<Long> written) {
    return rules.stream()
        .filter(rule -> rule.asked().test(method, path, written) && rule.turn().comes())
        .map(Rule::fault)
        .findFirst();
  }
}
