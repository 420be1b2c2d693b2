/** Whose certificates are believed. */
package ro.stocsync.trust;
