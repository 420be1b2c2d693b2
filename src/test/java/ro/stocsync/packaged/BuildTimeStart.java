package ro.stocsync.packaged;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Does on a JVM what native-image does to the program when it builds an executable, initialises its
 * classes, and prints which of its objects have come to life by that, class by class.
 */
final class BuildTimeStart {

  private BuildTimeStart() {}

  /** The first argument is the class that starts everything, the others are further classes. */
  public static void main(String... classes) throws ClassNotFoundException, JMException {
    for (String name : classes) {
      Class.forName(name);
    }
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4)
        .forEach(columns -> System.out.println("LIVES " + columns[3]));
  }
}
