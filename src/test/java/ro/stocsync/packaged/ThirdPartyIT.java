package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What of others is in the package is listed within it, and may be given away with it. */
class ThirdPartyIT {

  private static final Path PACKAGE = Path.of("target/quarkus-app");
  private static final String SBOM = "META-INF/sbom/application.cdx.json";
  private static final Path LIST = Path.of("src/main/resources/META-INF/THIRD-PARTY.md");

  /** What may be used in a program under Apache-2.0 and shipped with it, unchanged. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "ISC",
          "MIT",
          "MIT-0",
          "Public Domain");

  private static List<Component> components;

  /** One of others' libraries; one of its licences has to be accepted, whichever one likes. */
  private record Component(String group, String name, String version, List<String> licences) {

    static Component of(JsonNode json) {
      return new Component(
          json.path("group").asText(),
          json.path("name").asText(),
          json.path("version").asText(),
          json.path("licenses").valueStream().map(Component::licence).toList());
    }

    private static String licence(JsonNode choice) {
      JsonNode licence = choice.path("license");
      return licence.has("id")
          ? licence.path("id").asText()
          : licence.path("name").asText(choice.path("expression").asText());
    }

    String jar() {
      return "%s.%s-%s.jar".formatted(group, name, version);
    }
  }

  private static ZipEntry entry(ZipFile ours) {
    ZipEntry sbom = ours.getEntry(SBOM);
    assertThat(sbom)
        .as("%s, which Maven does not make offline (-o): build online", SBOM)
        .isNotNull();
    return sbom;
  }

  @BeforeAll
  static void readTheList() throws IOException {
    try (ZipFile ours = new ZipFile(ourJar().toFile());
        InputStream sbom = ours.getInputStream(entry(ours))) {
      components =
          new ObjectMapper()
              .readTree(sbom)
              .path("components")
              .valueStream()
              .map(Component::of)
              .toList();
    }
  }

  private static Path ourJar() throws IOException {
    try (Stream<Path> jars = Files.list(PACKAGE.resolve("app"))) {
      return jars.findFirst().orElseThrow();
    }
  }

  @Test
  void theListNamesEveryLibraryOfThePackageAndNoOther() throws IOException {
    Set<String> packaged;
    try (Stream<Path> files = Files.walk(PACKAGE.resolve("lib"))) {
      packaged =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .collect(Collectors.toSet());
    }

    assertThat(components.stream().map(Component::jar))
        .as(
            "the SBOM lists what Maven resolves; what Quarkus adds or leaves out has to be told in"
                + " pom.xml, as it is of quarkus-flyway-postgresql and quarkus-ide-launcher")
        .containsExactlyInAnyOrderElementsOf(packaged);
  }

  @Test
  void everyLibraryHasALicenceThatLetsItBeShipped() {
    assertThat(components)
        .allSatisfy(
            component ->
                assertThat(component.licences())
                    .as(
                        "%s %s: read its licence. If StocSync may be given away with it, add the"
                            + " licence to ALLOWED in this test; else take another library",
                        component.jar(), component.licences())
                    .containsAnyElementsOf(ALLOWED));
  }

  @Test
  void theListForReadersIsUpToDate() throws IOException {
    Path written = Path.of("target/THIRD-PARTY.md");
    Files.writeString(written, forReaders());

    assertThat(Files.readString(LIST))
        .as("look through the changes and commit them: cp %s %s", written, LIST)
        .isEqualTo(forReaders());
  }

  private static String forReaders() {
    TreeMap<String, Set<String>> byLicence = new TreeMap<>();
    for (Component one : components) {
      byLicence
          .computeIfAbsent(String.join(" or ", one.licences()), licence -> new TreeSet<>())
          .add(one.group() + ":" + one.name());
    }
    return byLicence.entrySet().stream()
        .map(
            entry ->
                entry.getValue().stream()
                    .map(name -> "- " + name)
                    .collect(Collectors.joining("\n", "\n## " + entry.getKey() + "\n\n", "\n")))
        .collect(
            Collectors.joining(
                "",
                "# Libraries of others in the package, by licence\n\nTheir versions and check sums:"
                    + " `"
                    + SBOM
                    + "`.\n",
                ""));
  }
}
