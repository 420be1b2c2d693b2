package ro.stocsync.reconcile;

/** A run cannot go on, and trying again would not help. */
final class RunStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RunProblem problem;

  RunStopped(RunProblem problem) {
    super(problem.key());
    this.problem = problem;
  }

  RunProblem problem() {
    return problem;
  }
}
