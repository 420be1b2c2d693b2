/**
 * The mirror of a shop's products and variations: how it is filled, kept fresh, and what is learned
 * in passing from look-ups and from the answers to writes.
 */
package ro.stocsync.catalog;
