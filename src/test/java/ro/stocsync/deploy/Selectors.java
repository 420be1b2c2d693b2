package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ro.stocsync.deploy.Objects.Pods;

/** Whether whatever chooses pods by their labels finds some, and they listen where it thinks. */
final class Selectors {

  private final Objects objects;
  private final List<Pods> pods;
  private final List<String> problems = new ArrayList<>();

  private Selectors(Objects objects) {
    this.objects = objects;
    this.pods = objects.pods();
  }

  static List<String> problems(Objects objects) {
    Selectors selectors = new Selectors(objects);
    objects.all().forEach(selectors::check);
    return selectors.problems;
  }

  private void check(Manifest manifest) {
    JsonNode spec = manifest.tree().path("spec");
    switch (manifest.kind()) {
      case "Deployment" -> checkDeployment(manifest, spec);
      case "Service" -> checkService(manifest, spec);
      case "PodDisruptionBudget" -> chosen(manifest, "selector", spec.path("selector"));
      case "PodMonitor" ->
          checkPorts(
              manifest,
              chosen(manifest, "selector", spec.path("selector")),
              Manifest.entries(spec.path("podMetricsEndpoints")).map(end -> end.path("port")));
      case "NetworkPolicy" -> checkPolicy(manifest, spec);
      default -> {}
    }
  }

  private void checkDeployment(Manifest manifest, JsonNode spec) {
    ownPods(manifest, "selector", spec.path("selector"));
    Manifest.entries(spec.at("/template/spec/topologySpreadConstraints"))
        .forEach(spread -> ownPods(manifest, "topology spread", spread.path("labelSelector")));
  }

  private void ownPods(Manifest manifest, String what, JsonNode selector) {
    if (chosen(manifest, what, selector).stream()
        .noneMatch(found -> found.of().equals(manifest.toString()))) {
      problems.add(manifest + ": its " + what + " does not choose its own pods");
    }
  }

  private void checkService(Manifest manifest, JsonNode spec) {
    if (manifest.isKnativeService()) {
      return;
    }
    JsonNode selector =
        JsonNodeFactory.instance.objectNode().set("matchLabels", spec.path("selector"));
    checkPorts(
        manifest,
        chosen(manifest, "selector", selector),
        Manifest.entries(spec.path("ports")).map(port -> port.path("targetPort")));
  }

  private void checkPolicy(Manifest manifest, JsonNode spec) {
    List<Pods> guarded = chosen(manifest, "podSelector", spec.path("podSelector"));
    Manifest.entries(spec.path("ingress"))
        .forEach(
            rule -> {
              checkPeers(manifest, rule.path("from"));
              checkPorts(manifest, guarded, ports(rule));
            });
    Manifest.entries(spec.path("egress"))
        .forEach(rule -> checkPorts(manifest, checkPeers(manifest, rule.path("to")), ports(rule)));
  }

  private static Stream<JsonNode> ports(JsonNode rule) {
    return Manifest.entries(rule.path("ports")).map(port -> port.path("port"));
  }

  /** The pods of this namespace that a rule speaks of; it may speak of others' instead. */
  private List<Pods> checkPeers(Manifest manifest, JsonNode peers) {
    return Manifest.entries(peers)
        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
        .flatMap(peer -> chosen(manifest, "rule", peer.path("podSelector")).stream())
        .toList();
  }

  private void checkPorts(Manifest manifest, List<Pods> chosen, Stream<JsonNode> ports) {
    ports.forEach(
        port ->
            chosen.stream()
                .filter(found -> !found.listenOn(port))
                .forEach(
                    found ->
                        problems.add(
                            "%s: the pods of %s do not listen on port %s"
                                .formatted(manifest, found.of(), port))));
  }

  private List<Pods> chosen(Manifest manifest, String what, JsonNode selector) {
    List<Pods> chosen = pods.stream().filter(each -> each.chosenBy(selector)).toList();
    if (chosen.isEmpty()) {
      problems.add(manifest + ": its " + what + " chooses no pods: " + selector);
    }
    return chosen;
  }
}
