/**
 * Who we work for: companies, their shops, their credentials and what of them is monitored.
 *
 * <p>Identity and credentials are configuration and are checked whole at start. Everything else
 * sits above this package; it imports none of it.
 */
package ro.stocsync.company;
