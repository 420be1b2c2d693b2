/** What happened to a product, whole and in one order: calls, pulls, runs, deliveries, changes. */
package ro.stocsync.story;
