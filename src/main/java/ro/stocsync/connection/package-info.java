/**
 * The connection test: checks, their run, and how it is shown to SmartBill and to health.
 *
 * <p>A check is a type, a list of checks is a run, a run collects outcomes; what is said of them
 * stands in the message bundle {@code messages/connection}. Nothing is changed in any shop.
 */
package ro.stocsync.connection;
