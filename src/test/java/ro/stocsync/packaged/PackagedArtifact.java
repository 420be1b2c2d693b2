package ro.stocsync.packaged;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What the build left, as {@code @QuarkusIntegrationTest} finds it: a jar or an executable. */
final class PackagedArtifact {

  private static final Path TARGET = Path.of("target");

  private PackagedArtifact() {}

  /** The command that starts it, on the JVM that runs the tests if it needs one. */
  static List<String> command() {
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
      case "jar" -> List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", path);
      default -> throw new IllegalStateException("No way is known to start a package of " + type);
    };
  }

  /** The executable of the JVM that runs the tests. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
