package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The profile {@code restricted} of Kubernetes' Pod Security Standards, field by field, and what we
 * ask beyond it: no token of the API, no writing to the image, an end to memory.
 */
final class PodSecurity {

  private static final Set<String> VOLUMES = Set.of("configMap", "secret", "emptyDir", "name");

  private PodSecurity() {}

  static List<String> problems(Objects objects) {
    List<String> problems = new ArrayList<>();
    for (Manifest manifest : objects.all()) {
      manifest
          .podTemplate()
          .map(template -> template.path("spec"))
          .ifPresent(
              pod -> {
                ofPod(pod).forEach(problem -> problems.add(manifest + ": " + problem));
                manifest.containers().stream()
                    .flatMap(container -> ofContainer(pod, container))
                    .forEach(problem -> problems.add(manifest + ": " + problem));
              });
    }
    return problems;
  }

  private static Stream<String> ofPod(JsonNode pod) {
    List<String> problems = new ArrayList<>();
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      wanted(!pod.path(host).asBoolean(), host + " shares what is the node's", problems);
    }
    wanted(
        isFalse(pod.path("automountServiceAccountToken")),
        "gets a token of the Kubernetes API",
        problems);
    wanted(
        isFalse(pod.path("enableServiceLinks")),
        "gets variables for Services, as STOCSYNC_PORT, which are no configuration",
        problems);
    wanted(
        Manifest.entries(pod.path("volumes"))
            .allMatch(
                volume ->
                    volume.properties().stream().allMatch(kind -> VOLUMES.contains(kind.getKey()))),
        "mounts a kind of volume that is not allowed",
        problems);
    return problems.stream();
  }

  private static Stream<String> ofContainer(JsonNode pod, JsonNode container) {
    JsonNode own = container.path("securityContext");
    JsonNode shared = pod.path("securityContext");
    List<String> problems = new ArrayList<>();
    wanted(isTrue(either(own, shared, "runAsNonRoot")), "may run as root", problems);
    wanted(
        either(own, shared, "runAsUser").asInt() > 0,
        "runs as root, or as nobody knows whom",
        problems);
    wanted(
        Set.of("RuntimeDefault", "Localhost")
            .contains(either(own, shared, "seccompProfile").path("type").asText()),
        "has no seccomp profile",
        problems);
    wanted(isFalse(own.path("allowPrivilegeEscalation")), "may escalate privileges", problems);
    wanted(!own.path("privileged").asBoolean(), "is privileged", problems);
    wanted(
        own.at("/capabilities/drop").toString().equals("[\"ALL\"]"),
        "keeps capabilities",
        problems);
    wanted(!own.path("capabilities").has("add"), "adds capabilities", problems);
    wanted(isTrue(own.path("readOnlyRootFilesystem")), "may write into its image", problems);
    wanted(
        Manifest.entries(container.path("ports")).noneMatch(port -> port.has("hostPort")),
        "takes a port of the node",
        problems);
    for (String resource : List.of("requests/cpu", "requests/memory", "limits/memory")) {
      wanted(container.at("/resources/" + resource).isTextual(), "has no " + resource, problems);
    }
    return problems.stream().map(problem -> container.path("name").asText() + " " + problem);
  }

  private static void wanted(boolean holds, String otherwise, List<String> problems) {
    if (!holds) {
      problems.add(otherwise);
    }
  }

  private static JsonNode either(JsonNode own, JsonNode shared, String field) {
    return own.has(field) ? own.path(field) : shared.path(field);
  }

  private static boolean isTrue(JsonNode node) {
    return node.isBoolean() && node.asBoolean();
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.asBoolean();
  }
}
