package ro.stocsync.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the kubelet would give StocSync's container: its environment, and files where it mounts. */
public final class PodEnvironment {

  private static final String MOUNTED = "/etc/stocsync";

  private PodEnvironment() {}

  /**
   * Of the production overlay, with everything mounted below a folder of the test's.
   *
   * @param database where a database really is, and who may use it, instead of the cluster's
   */
  public static Map<String, String> ofProduction(Path root, Map<String, String> database) {
    Objects objects = new Objects(Deployed.PRODUCTION.manifests());
    Manifest deployment = Settings.stocSync(objects).findFirst().orElseThrow();
    mount(root.resolve("config"), Settings.files(objects, "ConfigMap", "stocsync-config"));
    mount(root.resolve("secrets"), Settings.files(objects, "Secret", "stocsync-secrets"));
    Map<String, String> environment = new HashMap<>();
    deployment.containers().stream()
        .flatMap(container -> Manifest.entries(container.path("env")))
        .forEach(
            variable ->
                environment.put(
                    variable.path("name").asText(),
                    variable.path("value").asText().replace(MOUNTED, root.toString())));
    for (Map.Entry<String, String> known : database.entrySet()) {
      if (environment.put(known.getKey(), known.getValue()) == null) {
        throw new IllegalStateException("the manifests do not give " + known.getKey());
      }
    }
    return environment;
  }

  /** As a ConfigMap or Secret looks once mounted: links through a folder that can be exchanged. */
  private static void mount(Path folder, Map<String, String> files) {
    try {
      Path real = Files.createDirectories(folder.resolve("..2026_01_31_08_00_00.123456789"));
      Files.createSymbolicLink(folder.resolve("..data"), real.getFileName());
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(real.resolve(file.getKey()), file.getValue());
        Files.createSymbolicLink(folder.resolve(file.getKey()), Path.of("..data", file.getKey()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
