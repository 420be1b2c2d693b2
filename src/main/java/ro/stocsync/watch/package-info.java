/**
 * What a platform's tools see of us: fields of log lines, traces, and gauges that stand in the
 * database. Names and meanings are in deploy/monitoring/metrics.md.
 */
package ro.stocsync.watch;
