/**
 * REST client of a shop: requests, answers and the translation of its errors. Knows a shop's
 * address and keys, and nothing of levels, mappings or the database.
 */
package ro.stocsync.woocommerce;
