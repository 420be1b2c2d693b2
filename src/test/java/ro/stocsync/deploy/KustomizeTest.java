package ro.stocsync.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the other tests look at is what kubectl makes, where there is one to ask. */
class KustomizeTest {

  @ParameterizedTest
  @EnumSource
  void isWhatKubectlMakes(Deployed deployed) throws IOException, InterruptedException {
    assumeTrue(onPath("kubectl"), "no kubectl here, so Kustomize is not compared with it");
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", deployed.folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String made = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor()).isZero();

    List<ObjectNode> ours = deployed.manifests().stream().map(Manifest::tree).toList();
    assertThat(byName(ours))
        .containsExactlyInAnyOrderEntriesOf(byName(Yaml.documents(deployed.folder(), made)));
  }

  private static Map<String, JsonNode> byName(List<ObjectNode> manifests) {
    Map<String, JsonNode> byName = new TreeMap<>();
    for (ObjectNode manifest : manifests) {
      JsonNode comparable = comparable(manifest);
      String name =
          comparable.path("kind").asText() + " " + comparable.at("/metadata/name").asText();
      assertThat(byName.put(name, comparable)).as("another " + name).isNull();
    }
    return byName;
  }

  /** Without the letters of hashes, and with no secret broken into lines. */
  private static JsonNode comparable(ObjectNode manifest) {
    String json = manifest.toString().replaceAll("\"(stocsync-[a-z-]+)-[0-9a-z]{10}\"", "\"$1-#\"");
    return Yaml.value(new Manifest(manifest).is("Secret") ? json.replace("\\n", "") : json);
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
