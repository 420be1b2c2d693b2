package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that one folder describes, and what operators make of it. */
record Objects(List<Manifest> all) {

  /** Pods that will run. */
  record Pods(Map<String, String> labels, List<JsonNode> ports, String of) {

    boolean chosenBy(JsonNode labelSelector) {
      Map<String, String> wanted = new HashMap<>();
      labelSelector
          .path("matchLabels")
          .properties()
          .forEach(label -> wanted.put(label.getKey(), label.getValue().asText()));
      return !wanted.isEmpty() && labels.entrySet().containsAll(wanted.entrySet());
    }

    boolean listenOn(JsonNode port) {
      return ports.stream()
          .anyMatch(
              known ->
                  known.path("name").equals(port)
                      || known.path("containerPort").asText().equals(port.asText()));
    }
  }

  Stream<Manifest> ofKind(String kind) {
    return all.stream().filter(manifest -> manifest.is(kind));
  }

  Optional<Manifest> one(String kind, String name) {
    return ofKind(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
  }

  /** The servers of databases, as CloudNativePG labels them, and all that we describe ourselves. */
  List<Pods> pods() {
    List<Pods> pods = new ArrayList<>();
    for (Manifest manifest : all) {
      manifest
          .podTemplate()
          .ifPresent(
              template ->
                  pods.add(
                      new Pods(
                          labels(template),
                          manifest.containers().stream()
                              .flatMap(container -> Manifest.entries(container.path("ports")))
                              .toList(),
                          manifest.toString())));
    }
    ofKind("Cluster")
        .forEach(
            cluster ->
                pods.add(
                    new Pods(
                        Map.of("cnpg.io/cluster", cluster.name()),
                        Manifest.entries(
                                Yaml.value("[{containerPort: 5432}, {containerPort: 8000}]"))
                            .toList(),
                        cluster.toString())));
    return pods;
  }

  private static Map<String, String> labels(JsonNode template) {
    Map<String, String> labels = new HashMap<>();
    template
        .at("/metadata/labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  /** The keys of a ConfigMap; empty if there is none of that name. */
  Optional<Set<String>> configMap(String name) {
    return one("ConfigMap", name).map(Objects::keys);
  }

  /** The keys of a Secret, which may be one that an operator makes. */
  Optional<Set<String>> secret(String name) {
    return one("Secret", name)
        .map(Objects::keys)
        .or(() -> Optional.ofNullable(madeByOperators().get(name)));
  }

  private static Set<String> keys(Manifest manifest) {
    Set<String> keys = new HashSet<>();
    manifest.tree().path("data").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** CloudNativePG's, for each cluster, and cert-manager's, for each Ingress that asks it. */
  private Map<String, Set<String>> madeByOperators() {
    Map<String, Set<String>> made = new HashMap<>();
    ofKind("Cluster")
        .forEach(
            cluster -> {
              made.put(cluster.name() + "-app", Set.of("username", "password", "dbname", "host"));
              made.put(cluster.name() + "-ca", Set.of("ca.crt", "ca.key"));
            });
    ofKind("Ingress")
        .filter(
            ingress ->
                ingress.tree().at("/metadata/annotations").has("cert-manager.io/cluster-issuer"))
        .flatMap(ingress -> ingress.list("/spec/tls"))
        .forEach(tls -> made.put(tls.path("secretName").asText(), Set.of("tls.crt", "tls.key")));
    return made;
  }
}
