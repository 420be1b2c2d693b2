package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether everything that pods name is there. */
final class PodReferences {

  private final Objects objects;
  private final List<String> problems = new ArrayList<>();

  private PodReferences(Objects objects) {
    this.objects = objects;
  }

  static List<String> problems(Objects objects) {
    PodReferences references = new PodReferences(objects);
    objects.all().stream()
        .filter(manifest -> manifest.podTemplate().isPresent())
        .forEach(references::check);
    return references.problems;
  }

  private void check(Manifest manifest) {
    JsonNode pod = manifest.podTemplate().orElseThrow().path("spec");
    String account = pod.path("serviceAccountName").asText();
    if (objects.one("ServiceAccount", account).isEmpty()) {
      problems.add(manifest + ": there is no ServiceAccount '" + account + "'");
    }
    Manifest.entries(pod.path("volumes")).forEach(volume -> checkVolume(manifest, volume));
    for (JsonNode container : manifest.containers()) {
      Manifest.entries(container.path("env")).forEach(variable -> checkEnv(manifest, variable));
      checkMounts(manifest, pod, container);
      Stream.of("startupProbe", "livenessProbe", "readinessProbe")
          .filter(container::has)
          .forEach(probe -> checkProbe(manifest, container, probe));
    }
  }

  private void checkVolume(Manifest manifest, JsonNode volume) {
    String name = volume.path("name").asText();
    if (volume.has("configMap")) {
      String map = volume.at("/configMap/name").asText();
      checkKeys(
          manifest,
          "ConfigMap '" + map + "'",
          objects.configMap(map),
          Manifest.entries(volume.at("/configMap/items")));
    } else if (volume.has("secret")) {
      String secret = volume.at("/secret/secretName").asText();
      checkKeys(
          manifest,
          "Secret '" + secret + "'",
          objects.secret(secret),
          Manifest.entries(volume.at("/secret/items")));
    } else if (!volume.has("emptyDir")) {
      problems.add(manifest + ": volume '" + name + "' is of a kind that is not looked at");
    }
  }

  private void checkEnv(Manifest manifest, JsonNode variable) {
    JsonNode secret = variable.at("/valueFrom/secretKeyRef");
    if (secret.isObject()) {
      String name = secret.path("name").asText();
      checkKeys(manifest, "Secret '" + name + "'", objects.secret(name), Stream.of(secret));
    } else if (!variable.has("value")) {
      problems.add(
          manifest + ": where " + variable.path("name").asText() + " comes from is not looked at");
    }
  }

  private void checkKeys(
      Manifest manifest, String what, Optional<Set<String>> known, Stream<JsonNode> wanted) {
    if (known.isEmpty()) {
      problems.add(manifest + ": there is no " + what);
      return;
    }
    wanted
        .map(item -> item.path("key").asText())
        .filter(key -> !known.get().contains(key))
        .forEach(key -> problems.add(manifest + ": " + what + " has no key '" + key + "'"));
  }

  private void checkMounts(Manifest manifest, JsonNode pod, JsonNode container) {
    List<JsonNode> volumes =
        Manifest.entries(pod.path("volumes")).map(volume -> volume.path("name")).toList();
    List<JsonNode> mounted =
        Manifest.entries(container.path("volumeMounts")).map(mount -> mount.path("name")).toList();
    mounted.stream()
        .filter(name -> !volumes.contains(name))
        .forEach(name -> problems.add(manifest + ": there is no volume " + name + " to mount"));
    volumes.stream()
        .filter(name -> !mounted.contains(name))
        .forEach(name -> problems.add(manifest + ": nobody mounts the volume " + name));
  }

  private void checkProbe(Manifest manifest, JsonNode container, String probe) {
    JsonNode port = container.path(probe).at("/httpGet/port");
    boolean listens =
        Manifest.entries(container.path("ports"))
            .anyMatch(
                known ->
                    known.path("name").equals(port) || known.path("containerPort").equals(port));
    if (!listens) {
      problems.add(manifest + ": " + probe + " asks at port " + port + ", where nobody listens");
    }
  }
}
