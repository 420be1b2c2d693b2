package ro.stocsync.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** {@code deploy/compose.yaml} as the tests look at it. */
public final class Compose {

  static final Path FILE = Path.of("deploy/compose.yaml");

  private final Map<String, Map<String, Object>> services;

  private Compose(Map<String, Map<String, Object>> services) {
    this.services = services;
  }

  /** Reads it. */
  public static Compose read() {
    try (Reader reader = Files.newBufferedReader(FILE)) {
      Map<String, Map<String, Map<String, Object>>> whole = new Yaml().load(reader);
      return new Compose(whole.get("services"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its services by their names. */
  Map<String, Map<String, Object>> services() {
    return services;
  }

  /** The environment of a service, dollars as the service gets them. */
  public Map<String, String> environment(String service) {
    Map<String, String> environment = new LinkedHashMap<>();
    ((Map<?, ?>) services.get(service).get("environment"))
        .forEach((key, value) -> environment.put("" + key, ("" + value).replace("$$", "$")));
    return environment;
  }
}
