/**
 * The operator's pages: what stands where and why, and what can be done about it. Rendered on the
 * server in Romanian or English; no decision about stock is made here.
 */
package ro.stocsync.console;
