package ro.stocsync.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** Which requests fail, and how. The first rule that has a turn is the one. */
public final class Faults {

  private final List<Rule> rules = new ArrayList<>();

  private record Rule(Asked asked, Turn turn, Fault fault) {}

  private interface Asked {
    boolean test(String method, String path, List<Long> written);
  }

  private interface Turn {
    boolean comes();
  }

  /** Every request, until {@link #clear()}. */
  public Faults always(Fault fault) {
    return when((method, path) -> true, fault);
  }

  /** The next so many requests. */
  public Faults next(int requests, Fault fault) {
    return next(requests, (method, path) -> true, fault);
  }

  /** The next so many of those that the predicate of method and path holds for. */
  public synchronized Faults next(int requests, BiPredicate<String, String> request, Fault fault) {
    AtomicInteger left = new AtomicInteger(requests);
    rules.add(new Rule(asked(request), () -> left.getAndDecrement() > 0, fault));
    return this;
  }

  /** Each n-th request. */
  public Faults every(int n, Fault fault) {
    return every(n, (method, path) -> true, fault);
  }

  /** Each n-th of those that the predicate of method and path holds for. */
  public synchronized Faults every(int n, BiPredicate<String, String> request, Fault fault) {
    AtomicInteger count = new AtomicInteger();
    rules.add(new Rule(asked(request), () -> count.incrementAndGet() % n == 0, fault));
    return this;
  }

  /** Every request that the predicate of method and path holds for. */
  public synchronized Faults when(BiPredicate<String, String> request, Fault fault) {
    rules.add(new Rule(asked(request), () -> true, fault));
    return this;
  }

  /** Every request that means to write that product, alone or in a batch. */
  public synchronized Faults whenWriting(long id, Fault fault) {
    rules.add(new Rule((method, path, written) -> written.contains(id), () -> true, fault));
    return this;
  }

  private static Asked asked(BiPredicate<String, String> request) {
    return (method, path, written) -> request.test(method, path);
  }

  /** No more faults. */
  public synchronized void clear() {
    rules.clear();
  }

  synchronized Optional<Fault> forRequest(String method, String path, List<Long> written) {
    return rules.stream()
        .filter(rule -> rule.asked().test(method, path, written) && rule.turn().comes())
        .map(Rule::fault)
        .findFirst();
  }
}
