package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a Knative Service may say of its pods where no feature flag was set: {@code
 * pkg/apis/serving/fieldmask.go} and {@code k8s_validation.go} of knative/serving (1.20).
 */
final class KnativeFields {

  private static final Set<String> OF_SPEC =
      Set.of(
          "containerConcurrency",
          "timeoutSeconds",
          "responseStartTimeoutSeconds",
          "idleTimeoutSeconds",
          "serviceAccountName",
          "containers",
          "volumes",
          "imagePullSecrets",
          "enableServiceLinks",
          "automountServiceAccountToken");
  private static final Set<String> OF_CONTAINER =
      Set.of(
          "name",
          "args",
          "command",
          "env",
          "envFrom",
          "image",
          "imagePullPolicy",
          "livenessProbe",
          "ports",
          "readinessProbe",
          "resources",
          "securityContext",
          "startupProbe",
          "volumeMounts",
          "workingDir");
  private static final Set<String> OF_SECURITY_CONTEXT =
      Set.of(
          "capabilities",
          "readOnlyRootFilesystem",
          "runAsUser",
          "runAsGroup",
          "runAsNonRoot",
          "allowPrivilegeEscalation",
          "seccompProfile");
  private static final Set<String> OF_MOUNT = Set.of("name", "readOnly", "mountPath", "subPath");
  private static final Set<String> OF_VOLUME =
      Set.of("name", "secret", "configMap", "projected", "emptyDir");
  private static final Set<String> PORT_NAMES = Set.of("", "http1", "h2c");

  private KnativeFields() {}

  static List<String> problems(Objects objects) {
    List<String> problems = new ArrayList<>();
    objects
        .ofKind("Service")
        .filter(Manifest::isKnativeService)
        .forEach(
            service -> {
              JsonNode spec = service.podTemplate().orElseThrow().path("spec");
              Stream.of(
                      beyond(OF_SPEC, Stream.of(spec)),
                      beyond(OF_CONTAINER, service.containers().stream()),
                      beyond(OF_SECURITY_CONTEXT, of(service, "securityContext")),
                      beyond(OF_MOUNT, entriesOf(service, "volumeMounts")),
                      beyond(OF_VOLUME, Manifest.entries(spec.path("volumes"))))
                  .flatMap(fields -> fields)
                  .map(field -> service + ": Knative does not let it say " + field)
                  .forEach(problems::add);
              entriesOf(service, "ports")
                  .map(port -> port.path("name").asText())
                  .filter(name -> !PORT_NAMES.contains(name))
                  .map(name -> service + ": Knative knows no port named " + name)
                  .forEach(problems::add);
            });
    return problems;
  }

  private static Stream<JsonNode> of(Manifest service, String part) {
    return service.containers().stream().map(container -> container.path(part));
  }

  private static Stream<JsonNode> entriesOf(Manifest service, String list) {
    return of(service, list).flatMap(Manifest::entries);
  }

  private static Stream<String> beyond(Set<String> allowed, Stream<JsonNode> parts) {
    return parts
        .flatMap(part -> part.properties().stream())
        .map(field -> field.getKey())
        .filter(field -> !allowed.contains(field));
  }
}
