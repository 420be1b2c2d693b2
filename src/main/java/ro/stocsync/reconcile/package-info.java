/**
 * The whole truth on demand: stock pulls from SmartBill and reconciliations with the shops, as runs
 * that show their progress, survive a restart and write nothing that delivery does not write.
 */
package ro.stocsync.reconcile;
