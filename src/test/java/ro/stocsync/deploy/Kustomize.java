package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import ro.stocsync.deploy.Kustomization.Image;

/**
 * What {@code kubectl apply -k} sends for a folder, as far as {@link Kustomization} goes. {@link
 * KustomizeTest} compares it with what kubectl itself makes of our folders.
 */
final class Kustomize {

  private final Path folder;
  private final Kustomization asked;
  private final List<ObjectNode> all;

  /** A folder's own, after what it is added to; a component changes that too. */
  private Kustomize(Path folder, List<ObjectNode> before) {
    this.folder = folder;
    this.asked = Yaml.as(folder.resolve("kustomization.yaml"), Kustomization.class);
    this.all = new ArrayList<>(before);
  }

  /** Everything that a folder describes. */
  static List<Manifest> render(Path folder) {
    return new Kustomize(folder, List.of()).apply().stream().map(Manifest::new).toList();
  }

  private List<ObjectNode> apply() {
    for (String resource : asked.resources()) {
      Path path = folder.resolve(resource).normalize();
      all.addAll(
          Files.isDirectory(path) ? new Kustomize(path, List.of()).apply() : Yaml.documents(path));
    }
    for (String component : asked.components()) {
      Path path = folder.resolve(component).normalize();
      List<ObjectNode> changed = new Kustomize(path, all).apply();
      all.clear();
      all.addAll(changed);
    }
    List<Generated> made = generated();
    made.forEach(each -> all.add(each.manifest()));
    asked.patches().forEach(this::patch);
    asked.namespace().ifPresent(namespace -> all.forEach(each -> place(each, namespace)));
    asked.images().forEach(image -> all.forEach(each -> rename(each, image)));
    NameReferences references = references();
    made.forEach(each -> each.hash(references, all));
    return all;
  }

  private List<Generated> generated() {
    List<Generated> made = new ArrayList<>();
    asked.configMapGenerator().forEach(each -> made.add(Generated.configMap(folder, each)));
    asked.secretGenerator().forEach(each -> made.add(Generated.secret(folder, each)));
    return made;
  }

  private NameReferences references() {
    NameReferences known = NameReferences.builtIn();
    for (String configuration : asked.configurations()) {
      known = known.and(folder.resolve(configuration));
    }
    return known;
  }

  private void patch(Kustomization.PatchFile file) {
    for (ObjectNode change : Yaml.documents(folder.resolve(file.path()))) {
      Predicate<ObjectNode> meant =
          each ->
              each.path("kind").equals(change.path("kind"))
                  && each.at("/metadata/name").equals(change.at("/metadata/name"));
      ObjectNode target =
          all.stream()
              .filter(meant)
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          folder.resolve(file.path()) + " changes what is not there: " + change));
      StrategicMerge.into(target, change);
    }
  }

  private static void place(ObjectNode manifest, String namespace) {
    boolean itself = manifest.path("kind").asText().equals("Namespace");
    manifest.withObject("/metadata").put(itself ? "name" : "namespace", namespace);
  }

  private static void rename(JsonNode node, Image image) {
    if (node instanceof ObjectNode object && object.path("containers").isArray()) {
      for (JsonNode container : object.path("containers")) {
        if (container.path("image").asText().equals(image.name())) {
          ((ObjectNode) container).put("image", image.renamed());
        }
      }
    }
    node.forEach(child -> rename(child, image));
  }
}
