/** Where SmartBill calls us: token check, reading of the body, the receipt, the answer. */
package ro.stocsync.callback;
