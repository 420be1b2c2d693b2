package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import ro.stocsync.company.Company;
import ro.stocsync.company.Warehouse;
import ro.stocsync.reconcile.SyncRun.Cause;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.reconcile.SyncRun.Request;

/** Runs because an operator asks for them. */
@ApplicationScoped
public class AskedRuns {

  private final Runs runs;
  private final RunKeeper keeper;

  /** Over the runs. */
  public AskedRuns(Runs runs, RunKeeper keeper) {
    this.runs = runs;
    this.keeper = keeper;
  }

  /**
   * What an operator wants.
   *
   * @param kind which kind of run
   * @param shops of a reconciliation, which of the company's shops; all if empty. A pull concerns
   *     all
   * @param warehouses of a pull, which warehouses; all that the shops monitor if empty
   * @param preview whether to be asked before anything is written
   * @param repair whether a reconciliation delivers what differs
   */
  public record Wish(
      Kind kind, List<String> shops, Set<Warehouse> warehouses, boolean preview, boolean repair) {}

  /**
   * Begins a run.
   *
   * @param who the operator
   * @throws RunRefused if SmartBill cannot be asked, or another run of the company has not ended
   */
  public SyncRun begin(Company company, Wish wish, String who) {
    if (wish.kind() == Kind.PULL && company.account().isEmpty()) {
      throw new RunRefused("run.no-account", company.id());
    }
    List<String> all = company.shops().stream().map(shop -> shop.key().shop()).toList();
    boolean some = wish.kind() == Kind.RECONCILIATION && !wish.shops().isEmpty();
    Request request =
        new Request(
            wish.kind(),
            Cause.OPERATOR,
            who,
            some ? wish.shops().stream().distinct().toList() : all,
            wish.warehouses(),
            wish.preview(),
            wish.repair());
    SyncRun run = runs.begin(company.id(), request).orElseThrow(() -> open(company.id()));
    keeper.wake();
    return run;
  }

  private RunRefused open(String company) {
    return new RunRefused(
        "run.open", runs.open(company).map(run -> run.id().toString()).orElse(""));
  }

  /**
   * Lets a run that waits write.
   *
   * @throws RunRefused if it does not wait
   */
  public void confirm(SyncRun run, String who) {
    if (!runs.confirm(run, who)) {
      throw new RunRefused("run.not-waiting");
    }
    keeper.wake();
  }

  /**
   * Stops a run; what it did not deliver yet is held back.
   *
   * @throws RunRefused if it has ended already
   */
  public void cancel(SyncRun run, String who) {
    if (!runs.cancel(run, who)) {
      throw new RunRefused("run.ended");
    }
  }
}
