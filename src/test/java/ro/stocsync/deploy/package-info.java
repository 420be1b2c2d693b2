/** What is deployed, looked at without an engine that would run it. */
package ro.stocsync.deploy;
