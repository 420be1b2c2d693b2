/**
 * Texts from strangers, made harmless to read and to open; nothing here knows of stock, peers or
 * the database.
 */
package ro.stocsync.text;
