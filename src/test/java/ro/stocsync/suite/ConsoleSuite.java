package ro.stocsync.suite;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What an operator sees and begins: half of the tests, by the time they take. The build runs the
 * halves at once, each in a JVM with an application of its own; a fork for each class would start
 * the application anew for each.
 */
@Suite
@SelectPackages({
  "ro.stocsync.browser",
  "ro.stocsync.console",
  "ro.stocsync.alert",
  "ro.stocsync.reconcile"
})
@IncludeClassNamePatterns(".*Test")
class ConsoleSuite {}
