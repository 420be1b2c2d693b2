/** How PostgreSQL goes about the queries that run all the time, as tables grow. */
package ro.stocsync.plans;
