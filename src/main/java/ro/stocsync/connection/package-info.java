/** The connection test: checks, their run, and how health shows it. */
package ro.stocsync.connection;
