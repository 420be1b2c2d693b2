/** In which halves the build runs the tests. A test says nothing here. */
package ro.stocsync.suite;
