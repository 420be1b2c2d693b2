/**
 * The demo shop: a stand-in for WooCommerce that development and tests stand on. It behaves like
 * the recordings of a real one, and a contract test holds it to them. Never part of the package;
 * nothing outside may import it.
 */
package ro.stocsync.demo;
