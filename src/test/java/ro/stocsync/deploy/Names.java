package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether whatever names something else names what is there. */
final class Names {

  private final Objects objects;
  private final List<String> problems = new ArrayList<>();

  private Names(Objects objects) {
    this.objects = objects;
  }

  static List<String> problems(Objects objects) {
    Names names = new Names(objects);
    objects.all().forEach(names::check);
    names.checkNamespaces();
    return names.problems;
  }

  private void check(Manifest manifest) {
    switch (manifest.kind()) {
      case "HorizontalPodAutoscaler" -> checkScaling(manifest);
      case "Ingress" -> checkIngress(manifest);
      case "ScheduledBackup" -> wanted(manifest, "Cluster", manifest.text("/spec/cluster/name"));
      case "Cluster" ->
          manifest
              .list("/spec/plugins")
              .map(plugin -> plugin.at("/parameters/barmanObjectName").asText())
              .forEach(store -> wanted(manifest, "ObjectStore", store));
      case "ObjectStore" ->
          Manifest.entries(manifest.tree().at("/spec/configuration/s3Credentials"))
              .forEach(credential -> checkSecret(manifest, credential));
      default -> {}
    }
  }

  private void wanted(Manifest manifest, String kind, String name) {
    if (objects.one(kind, name).isEmpty()) {
      problems.add("%s: there is no %s '%s'".formatted(manifest, kind, name));
    }
  }

  private void checkScaling(Manifest manifest) {
    String kind = manifest.text("/spec/scaleTargetRef/kind");
    String name = manifest.text("/spec/scaleTargetRef/name");
    wanted(manifest, kind, name);
    objects
        .one(kind, name)
        .ifPresent(
            target -> {
              if (target.tree().path("spec").has("replicas")) {
                problems.add(target + ": its replicas undo what " + manifest + " says");
              }
              target.containers().stream()
                  .filter(container -> container.at("/resources/requests/cpu").isMissingNode())
                  .forEach(
                      container ->
                          problems.add(
                              manifest
                                  + ": a share of no request of cpu can be told of "
                                  + target));
            });
  }

  private void checkIngress(Manifest manifest) {
    List<String> hosts = new ArrayList<>();
    manifest
        .list("/spec/tls")
        .forEach(
            tls -> {
              Manifest.entries(tls.path("hosts")).forEach(host -> hosts.add(host.asText()));
              String secret = tls.path("secretName").asText();
              if (objects.secret(secret).isEmpty()) {
                problems.add(manifest + ": nobody makes the Secret '" + secret + "'");
              }
            });
    manifest
        .list("/spec/rules")
        .forEach(
            rule -> {
              String host = rule.path("host").asText();
              if (!hosts.contains(host)) {
                problems.add(manifest + ": '" + host + "' has no certificate");
              }
              Manifest.entries(rule.at("/http/paths"))
                  .forEach(path -> checkBackend(manifest, path));
            });
  }

  private void checkBackend(Manifest manifest, JsonNode path) {
    JsonNode port = path.at("/backend/service/port/name");
    String service = path.at("/backend/service/name").asText();
    boolean there =
        objects.one("Service", service).stream()
            .flatMap(found -> found.list("/spec/ports"))
            .anyMatch(known -> known.path("name").equals(port));
    if (!there) {
      problems.add(
          "%s: %s leads to no port %s of a Service '%s'"
              .formatted(manifest, path.path("path").asText(), port, service));
    }
  }

  private void checkSecret(Manifest manifest, JsonNode credential) {
    String name = credential.path("name").asText();
    String key = credential.path("key").asText();
    if (objects.secret(name).filter(keys -> keys.contains(key)).isEmpty()) {
      problems.add("%s: there is no Secret '%s' with '%s'".formatted(manifest, name, key));
    }
  }

  private void checkNamespaces() {
    List<String> made = objects.ofKind("Namespace").map(Manifest::name).toList();
    objects.all().stream()
        .filter(manifest -> !manifest.is("Namespace"))
        .filter(manifest -> !made.contains(manifest.text("/metadata/namespace")))
        .map(manifest -> manifest + ": nobody makes its namespace")
        .forEach(problems::add);
    Stream<String> unrestricted =
        objects
            .ofKind("Namespace")
            .filter(
                namespace ->
                    !namespace
                        .tree()
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText()
                        .equals("restricted"))
            .map(namespace -> namespace + ": lets pods in that are not restricted");
    unrestricted.forEach(problems::add);
  }
}
