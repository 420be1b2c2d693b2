/**
 * Where SmartBill calls us: the token's check before the body is read, the reading of the body, the
 * receipt and the answer. Knows nothing of how shops are written to.
 */
package ro.stocsync.callback;
