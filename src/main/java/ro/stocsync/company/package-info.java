/** Configuration of companies and their shops. Knows nothing of the packages above it. */
package ro.stocsync.company;
