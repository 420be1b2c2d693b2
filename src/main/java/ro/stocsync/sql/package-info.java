/**
 * Plain SQL over JDBC: a transaction, statements, arrays. Knows nothing of stock.
 *
 * <p>Also who brings the schema up to date. While a release is rolled out, the one before runs
 * beside it on the new schema, so a migration only adds what the release before does not mind: new
 * tables, new columns that are nullable or have a default, looser constraints. What is no longer
 * used is dropped a release later. Rows are not moved by a migration, which would hold up callbacks
 * while it lasts, but in slices by a chore. An index on a table that grows with time is made {@code
 * concurrently}, in a file of its own, as Flyway runs each file in one transaction unless it finds
 * that word; elsewhere it is soon made. A test holds the migrations to it; nothing here holds the
 * release before to statements that name their columns, which all of ours do.
 */
package ro.stocsync.sql;
