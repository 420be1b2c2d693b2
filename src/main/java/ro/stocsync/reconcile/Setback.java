package ro.stocsync.reconcile;

import java.time.Duration;

/**
 * Why a run has to wait.
 *
 * @param pause how long
 * @param problem what happened
 */
record Setback(Duration pause, RunProblem problem) {}
