package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object for Kubernetes. */
record Manifest(ObjectNode tree) {

  String apiVersion() {
    return text("/apiVersion");
  }

  String kind() {
    return text("/kind");
  }

  String name() {
    return text("/metadata/name");
  }

  boolean is(String kind) {
    return kind().equals(kind);
  }

  /** A Knative Service, not one of Kubernetes itself. */
  boolean isKnativeService() {
    return is("Service") && apiVersion().startsWith("serving.knative.dev/");
  }

  /** What stands at a JSON pointer; empty if nothing. */
  String text(String pointer) {
    return tree.at(pointer).asText();
  }

  /** The entries of a list, or none. */
  Stream<JsonNode> list(String pointer) {
    return entries(tree.at(pointer));
  }

  static Stream<JsonNode> entries(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** The template of its pods, with labels and spec, if it has pods. */
  Optional<JsonNode> podTemplate() {
    return Stream.of("/spec/jobTemplate/spec/template", "/spec/template")
        .map(tree::at)
        .filter(JsonNode::isObject)
        .findFirst();
  }

  /** What its pods run; empty for what has none. */
  List<JsonNode> containers() {
    return podTemplate().stream()
        .flatMap(
            template ->
                Stream.concat(
                    entries(template.at("/spec/initContainers")),
                    entries(template.at("/spec/containers"))))
        .toList();
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
