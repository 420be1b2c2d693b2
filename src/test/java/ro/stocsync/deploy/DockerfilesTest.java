package ro.stocsync.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.deploy.Dockerfile.Instruction;

/** What can be said of the images without an engine that builds them. */
class DockerfilesTest {

  private static final Pattern FROM_STAGE = Pattern.compile("--from=(\\S+)");

  /** Whose tags say a version or a distribution, or are given by a digest. */
  private static final Pattern PINNED =
      Pattern.compile("\\S+(:(?!latest)[^:@/]+|@sha256:[0-9a-f]+)");

  private static final Pattern NOBODY_SPECIAL = Pattern.compile("[1-9]\\d*:\\d+");

  static List<Dockerfile> dockerfiles() {
    return Dockerfile.all();
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void theImageRunsAsAUserWithoutRights(Dockerfile dockerfile) {
    assertThat(dockerfile.image().all("USER").getLast().rest()).matches(NOBODY_SPECIAL);
  }

  /** So that signals reach the service, and no shell is needed. */
  @ParameterizedTest
  @MethodSource("dockerfiles")
  void itStartsWithoutAShell(Dockerfile dockerfile) throws IOException {
    Dockerfile image = dockerfile.image();
    assertThat(image.all("ENTRYPOINT")).hasSize(1);
    assertThat(image.all("RUN")).as("commands in an image that may have no shell").isEmpty();
    for (Instruction started : image.all("ENTRYPOINT")) {
      assertThat(new ObjectMapper().readValue(started.rest(), String[].class)).isNotEmpty();
    }
    for (Instruction check : image.all("HEALTHCHECK")) {
      String command = check.rest().replaceFirst(".*CMD ", "");
      assertThat(new ObjectMapper().readValue(command, String[].class)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void everyImageItIsMadeFromIsPinned(Dockerfile dockerfile) {
    Stream<String> bases = dockerfile.all("FROM").stream().map(from -> from.arguments().getFirst());
    Stream<String> sources = dockerfile.all("COPY").stream().flatMap(DockerfilesTest::from);
    assertThat(Stream.concat(bases, sources).filter(image -> !dockerfile.stages().contains(image)))
        .isNotEmpty()
        .allMatch(image -> PINNED.matcher(image).matches());
  }

  private static Stream<String> from(Instruction copy) {
    return FROM_STAGE.matcher(copy.rest()).results().map(found -> found.group(1));
  }

  /** Patterns and what a build leaves in target are made by the step that the file names. */
  @ParameterizedTest
  @MethodSource("dockerfiles")
  void whatItCopiesIsThere(Dockerfile dockerfile) {
    for (Instruction copy : dockerfile.all("COPY")) {
      List<String> arguments = copy.arguments();
      if (!copy.has("--from=")) {
        assertThat(arguments.subList(0, arguments.size() - 1))
            .allMatch(file -> file.startsWith("target/") || Files.exists(Path.of(file)));
      }
    }
  }

  /**
   * {@code .dockerignore} keeps from the engine what it names; what a step runs must get through.
   */
  @ParameterizedTest
  @MethodSource("dockerfiles")
  void whatItNeedsIsNotIgnored(Dockerfile dockerfile) {
    Stream<String> copied =
        dockerfile.all("COPY").stream()
            .filter(copy -> !copy.has("--from="))
            .map(Instruction::arguments)
            .flatMap(arguments -> arguments.subList(0, arguments.size() - 1).stream());
    Stream<String> trained =
        dockerfile.all("RUN").stream().anyMatch(run -> run.rest().contains("AotCacheIT"))
            ? Stream.of("src/test/java/ro/stocsync/packaged/AotCacheIT.java")
            : Stream.of();
    assertThat(Stream.concat(copied, trained))
        .isNotEmpty()
        .allMatch(file -> DockerIgnore.read().letsThrough(file));
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void itIsLabelled(Dockerfile dockerfile) {
    assertThat(dockerfile.image().all("LABEL").getFirst().rest())
        .contains(
            "org.opencontainers.image.title=",
            "org.opencontainers.image.description=",
            "org.opencontainers.image.licenses=\"Apache-2.0\"");
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void itTellsItsPort(Dockerfile dockerfile) {
    String ports = dockerfile.name().endsWith(".demo") ? "8090 8091" : "8080";
    assertThat(dockerfile.image().all("EXPOSE").getFirst().rest()).isEqualTo(ports);
  }

  /** Every file of the image that is started or asked for is brought there. */
  @ParameterizedTest
  @MethodSource("dockerfiles")
  void whatItStartsWasCopied(Dockerfile dockerfile) {
    Dockerfile image = dockerfile.image();
    Set<String> copied =
        Set.copyOf(image.all("COPY").stream().map(copy -> copy.arguments().getLast()).toList());
    Stream<String> started =
        Pattern.compile("[\"=@](/[^\"*]+)")
            .matcher(image.all("ENTRYPOINT").getFirst().rest())
            .results()
            .map((MatchResult found) -> found.group(1));
    assertThat(started)
        .isNotEmpty()
        .allMatch(file -> copied.stream().anyMatch(place -> (file + "/").startsWith(place)));
  }
}
