/**
 * What has to be done although nobody calls: chores by their intervals, and the call that keeps a
 * process awake, which may else be stopped or frozen, while there is work. Knows nothing of stock.
 */
package ro.stocsync.wake;
