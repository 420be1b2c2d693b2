/** Mirror of a shop's products and variations, and how it is filled and kept fresh. */
package ro.stocsync.catalog;
