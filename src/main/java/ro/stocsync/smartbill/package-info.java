/**
 * SmartBill's own REST API: its few addresses, its lenient reading, its errors in words and its
 * limit of calls. Nothing here knows of shops or of our ledger.
 */
package ro.stocsync.smartbill;
