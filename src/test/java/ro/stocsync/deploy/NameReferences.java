package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ro.stocsync.deploy.Kustomization.Configuration;
import ro.stocsync.deploy.Kustomization.FieldSpec;
import ro.stocsync.deploy.Kustomization.NameReference;

/** Where the names of generated ConfigMaps and Secrets stand. */
record NameReferences(List<NameReference> all) {

  private static final List<String> OF_CONFIG_MAPS =
      List.of(
          "volumes/configMap/name",
          "containers/env/valueFrom/configMapKeyRef/name",
          "containers/envFrom/configMapRef/name");
  private static final List<String> OF_SECRETS =
      List.of(
          "volumes/secret/secretName",
          "containers/env/valueFrom/secretKeyRef/name",
          "containers/envFrom/secretRef/name");

  /** Those that Kustomize knows by itself, in kinds that we use. */
  static NameReferences builtIn() {
    return new NameReferences(
        List.of(
            new NameReference("ConfigMap", "v1", inPods(OF_CONFIG_MAPS)),
            new NameReference("Secret", "v1", inPods(OF_SECRETS))));
  }

  private static List<FieldSpec> inPods(List<String> paths) {
    return paths.stream()
        .flatMap(
            path ->
                Stream.of(
                    new FieldSpec("apps", "Deployment", "spec/template/spec/" + path),
                    new FieldSpec(
                        "batch", "CronJob", "spec/jobTemplate/spec/template/spec/" + path)))
        .toList();
  }

  /** And those of a file. */
  NameReferences and(Path file) {
    List<NameReference> further = Yaml.as(file, Configuration.class).nameReference();
    return new NameReferences(Stream.concat(all.stream(), further.stream()).toList());
  }

  /** Writes another name wherever that one stands for something of that kind. */
  void rename(String kind, String name, String other, List<ObjectNode> manifests) {
    all.stream()
        .filter(reference -> reference.kind().equals(kind))
        .flatMap(reference -> reference.fieldSpecs().stream())
        .forEach(
            place ->
                manifests.stream()
                    .filter(manifest -> isOf(place, manifest))
                    .forEach(
                        manifest ->
                            rename(manifest, List.of(place.path().split("/")), name, other)));
  }

  private static boolean isOf(FieldSpec place, ObjectNode manifest) {
    return manifest.path("kind").asText().equals(place.kind())
        && manifest.path("apiVersion").asText().startsWith(place.group() + "/");
  }

  private static void rename(JsonNode node, List<String> path, String name, String other) {
    if (node.isArray()) {
      node.forEach(entry -> rename(entry, path, name, other));
    } else if (path.size() > 1) {
      rename(node.path(path.getFirst()), path.subList(1, path.size()), name, other);
    } else if (node instanceof ObjectNode object
        && object.path(path.getFirst()).asText().equals(name)) {
      object.put(path.getFirst(), other);
    }
  }
}
