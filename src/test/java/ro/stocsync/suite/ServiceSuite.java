package ro.stocsync.suite;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Everything that is not in {@link ConsoleSuite}, wherever it is. */
@Suite
@SelectPackages("ro.stocsync")
@ExcludePackages({
  "ro.stocsync.browser",
  "ro.stocsync.console",
  "ro.stocsync.alert",
  "ro.stocsync.reconcile"
})
@IncludeClassNamePatterns(".*Test")
class ServiceSuite {}
