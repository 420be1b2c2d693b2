package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.stocsync.architecture.ConfigurationKeys;

/**
 * Whether what the pods give StocSync is what it reads, and fits together. That Quarkus knows each
 * of its own keys a start of the packaged application tells.
 */
final class Settings {

  private static final Set<String> OF_QUARKUS =
      Set.of(
          "QUARKUS_CONFIG_LOCATIONS",
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
          "QUARKUS_SHUTDOWN_TIMEOUT");

  private static final List<Pattern> KNOWN =
      ConfigurationKeys.withDefaults().keySet().stream()
          .map(key -> Pattern.compile(key.replace(".", "\\.").replaceAll("<\\w+>", "[a-z0-9-]+")))
          .toList();

  private final Objects objects;
  private final List<String> problems = new ArrayList<>();

  private Settings(Objects objects) {
    this.objects = objects;
  }

  static List<String> problems(Objects objects) {
    Settings settings = new Settings(objects);
    settings.checkKeys();
    stocSync(objects).forEach(settings::check);
    return settings.problems;
  }

  /** What runs StocSync itself. */
  static Stream<Manifest> stocSync(Objects objects) {
    return objects.all().stream()
        .filter(manifest -> manifest.podTemplate().isPresent())
        .filter(manifest -> manifest.name().equals("stocsync"));
  }

  /** The files of one kind, by name, as they come to lie in their folder. */
  static Map<String, String> files(Objects objects, String kind, String prefix) {
    Map<String, String> files = new TreeMap<>();
    objects
        .ofKind(kind)
        .filter(manifest -> manifest.name().startsWith(prefix))
        .forEach(
            manifest ->
                manifest
                    .tree()
                    .path("data")
                    .properties()
                    .forEach(
                        file ->
                            files.put(
                                file.getKey(),
                                kind.equals("Secret")
                                    ? decoded(file.getValue().asText())
                                    : file.getValue().asText())));
    return files;
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  /** What an environment variable of plain text says; empty if there is none. */
  static String variable(Manifest manifest, String name) {
    return manifest.containers().stream()
        .flatMap(container -> Manifest.entries(container.path("env")))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse("");
  }

  private void checkKeys() {
    Stream.of(
            files(objects, "ConfigMap", "stocsync-config"),
            files(objects, "Secret", "stocsync-secrets"))
        .flatMap(files -> files.entrySet().stream())
        .forEach(
            file ->
                properties(file.getValue()).stringPropertyNames().stream()
                    .filter(key -> !key.startsWith("quarkus."))
                    .filter(key -> KNOWN.stream().noneMatch(each -> each.matcher(key).matches()))
                    .forEach(key -> problems.add(file.getKey() + ": nobody reads " + key)));
  }

  static Properties properties(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private void check(Manifest manifest) {
    manifest.containers().stream()
        .flatMap(container -> Manifest.entries(container.path("env")))
        .map(variable -> variable.path("name").asText())
        .filter(name -> !OF_QUARKUS.contains(name))
        .forEach(name -> problems.add(manifest + ": nobody reads the variable " + name));
    for (String location : variable(manifest, "QUARKUS_CONFIG_LOCATIONS").split(",")) {
      if (!mounts(manifest, URI.create(location).getPath())) {
        problems.add(manifest + ": nothing is mounted at " + location);
      }
    }
    checkDatabase(manifest);
    checkEnd(manifest);
  }

  private static boolean mounts(Manifest manifest, String folder) {
    return manifest.containers().stream()
        .flatMap(container -> Manifest.entries(container.path("volumeMounts")))
        .anyMatch(mount -> mount.path("mountPath").asText().equals(folder));
  }

  private void checkDatabase(Manifest manifest) {
    URI url = URI.create(variable(manifest, "QUARKUS_DATASOURCE_JDBC_URL").replace("jdbc:", ""));
    List<String> known =
        objects
            .ofKind("Cluster")
            .map(
                cluster ->
                    cluster.name() + "-rw:5432/" + cluster.text("/spec/bootstrap/initdb/database"))
            .toList();
    String wanted = url.getAuthority() + url.getPath();
    if (!known.contains(wanted)) {
      problems.add("%s: there is no database %s, but %s".formatted(manifest, wanted, known));
    }
    Map<String, String> parameters =
        Arrays.stream(url.getQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    if (!"verify-full".equals(parameters.get("sslmode"))) {
      problems.add(manifest + ": whoever answers as the database is believed");
    }
    Path certificate = Path.of(parameters.getOrDefault("sslrootcert", "/"));
    if (!mounts(manifest, String.valueOf(certificate.getParent()))) {
      problems.add(manifest + ": nothing is mounted at " + certificate);
    }
    checkConnections(manifest);
  }

  /** Every replica there may be, and one more while they are replaced, gets its whole pool. */
  private void checkConnections(Manifest manifest) {
    int replicas =
        objects
            .ofKind("HorizontalPodAutoscaler")
            .map(scaler -> scaler.tree().at("/spec/maxReplicas").asInt())
            .findFirst()
            .orElseGet(
                () -> Math.max(1, annotation(manifest, "autoscaling.knative.dev/max-scale")));
    Properties own = properties(Yaml.read(Path.of("src/main/resources/application.properties")));
    int each = Integer.parseInt(own.getProperty("quarkus.datasource.jdbc.max-size"));
    objects
        .ofKind("Cluster")
        .map(cluster -> cluster.tree().at("/spec/postgresql/parameters/max_connections").asInt())
        .filter(room -> room < (replicas + 1) * each + 10)
        .forEach(
            room ->
                problems.add(
                    "%s: %d replicas of %d connections each do not fit into %d"
                        .formatted(manifest, replicas + 1, each, room)));
  }

  private static int annotation(Manifest manifest, String name) {
    return manifest
        .podTemplate()
        .map(template -> template.at("/metadata/annotations").path(name).asInt())
        .orElse(0);
  }

  /** SIGKILL comes after the requests under way and a delivery under way were given their time. */
  private void checkEnd(Manifest manifest) {
    JsonNode pod = manifest.podTemplate().orElseThrow().path("spec");
    int granted =
        pod.path(manifest.isKnativeService() ? "timeoutSeconds" : "terminationGracePeriodSeconds")
            .asInt();
    Duration requests =
        DurationConverter.parseDuration(variable(manifest, "QUARKUS_SHUTDOWN_TIMEOUT"));
    int pause = manifest.containers().getFirst().at("/lifecycle/preStop/sleep/seconds").asInt();
    if (granted < pause + requests.toSeconds() + 20) {
      problems.add(manifest + ": is killed before it has ended what is under way");
    }
  }
}
