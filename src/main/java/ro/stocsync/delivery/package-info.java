/** Brings the shops' stock to what the ledger says: due work, lease, pacing, retry, outcome. */
package ro.stocsync.delivery;
