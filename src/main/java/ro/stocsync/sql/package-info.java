/** Plain SQL over JDBC: a transaction, statements, arrays. Knows nothing of stock. */
package ro.stocsync.sql;
