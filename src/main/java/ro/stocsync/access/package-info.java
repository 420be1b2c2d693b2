/** Who may use the operator's API: users and roles from the configuration. */
package ro.stocsync.access;
