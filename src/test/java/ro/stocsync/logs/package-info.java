/** Nothing secret reaches a log: every line that the whole suite wrote is looked through. */
package ro.stocsync.logs;
