/**
 * The demo SmartBill: a stand-in for the firm's SmartBill account, on both sides: it answers the
 * stock pull, and it calls StocSync when stock moves. Its shapes are those of {@code
 * shared/protocol.md}; where SmartBill was never seen, the class says so. Never part of the
 * package; nothing outside may import it.
 */
package ro.stocsync.demo.smartbill;
