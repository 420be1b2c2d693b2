package ro.stocsync.smartbill;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ro.stocsync.company.Company;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.sql.DatabaseException;

/**
 * The warehouses that SmartBill has, for those who look often: they share one call a minute, one
 * that failed too, so that nobody uses the account's calls up by reloading a page.
 */
@ApplicationScoped
public class WarehouseLists {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final SmartBill smartBill;
  private final Executor threads = task -> Thread.ofVirtual().name("warehouses").start(task);
  private final AsyncCache<String, Answer> answers =
      Caffeine.newBuilder().expireAfterWrite(FRESH).executor(threads).buildAsync();

  /** Of any account. */
  public WarehouseLists(SmartBill smartBill) {
    this.smartBill = smartBill;
  }

  /** What SmartBill says. */
  public sealed interface Answer {

    /**
     * The account's warehouses.
     *
     * @param names as SmartBill writes them
     */
    record Listed(List<String> names) implements Answer {

      /** Copies the list. */
      public Listed {
        names = List.copyOf(names);
      }
    }

    /**
     * It could not be asked, or did not answer as it should.
     *
     * @param problem why
     */
    record Failed(SmartBillException problem) implements Answer {}

    /** The company has no account in the configuration. */
    record NoAccount() implements Answer {}

    /** It has not answered yet. */
    record Asking() implements Answer {}
  }

  /**
   * What SmartBill says, a minute old at most.
   *
   * @param patience how long to wait for it; the call goes on, for whoever comes next
   * @throws DatabaseException if the account's calls cannot be counted
   */
  public Answer of(Company company, Duration patience) {
    return company
        .account()
        .map(account -> await(answers.get(company.id(), (id, executor) -> ask(account)), patience))
        .orElseGet(Answer.NoAccount::new);
  }

  /** Lets the next who looks ask anew. */
  public void forget(String company) {
    answers.synchronous().invalidate(company);
  }

  private CompletableFuture<Answer> ask(SmartBillAccount account) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new Answer.Listed(smartBill.warehouses(account));
          } catch (SmartBillException e) {
            return new Answer.Failed(e);
          }
        },
        threads);
  }

  private static Answer await(CompletableFuture<Answer> answer, Duration patience) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Answer.Asking();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Asking();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatabaseException away) {
        throw away;
      }
      throw new CompletionException(e.getCause());
    }
  }
}
