package ro.stocsync.packaged;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What the build left, as {@code @QuarkusIntegrationTest} finds it: a jar or an executable. */
final class PackagedArtifact {

  /** Absolute, as an AOT cache made with that holds wherever the package is moved. */
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** The JDK or JRE that runs it: where an AOT cache is made, the one that will use it. */
  private static final String JAVA =
      System.getProperty("stocsync.java", System.getProperty("java.home"));

  private PackagedArtifact() {}

  /** The command that starts it, with those flags of the JVM if it needs one. */
  static List<String> command(List<String> flags) {
    Properties artifact = new Properties();
    try (Reader text = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"))) {
      artifact.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path = TARGET.resolve(artifact.getProperty("path")).toString();
    String type = artifact.getProperty("type");
    return switch (type) {
      case "native" -> List.of(path);
      case "jar" ->
          Stream.of(List.of(java()), flags, List.of("-jar", path)).flatMap(List::stream).toList();
      default -> throw new IllegalStateException("No way is known to start a package of " + type);
    };
  }

  /** The command that starts Quarkus' usual package, which benchmarks build beside ours. */
  static List<String> usualCommand(List<String> flags) {
    String path = TARGET.resolve("fast-jar").resolve("quarkus-run.jar").toString();
    return Stream.of(List.of(java()), flags, List.of("-jar", path)).flatMap(List::stream).toList();
  }

  /** The executable of that JVM. */
  static String java() {
    return Path.of(JAVA, "bin", "java").toString();
  }
}
