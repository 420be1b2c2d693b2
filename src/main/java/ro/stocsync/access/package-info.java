/** Who may call StocSync: users and roles, addresses, how often in vain, and by which way. */
package ro.stocsync.access;
