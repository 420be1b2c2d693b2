/** The demo shop and what else development and tests stand on. Never part of the package. */
package ro.stocsync.demo;
