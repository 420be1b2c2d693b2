package ro.stocsync.company;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/**
 * Looks whether the files of the configuration ({@code quarkus.config.locations}, such as a mounted
 * Secret) have changed, and lets whoever keeps secrets take the new ones. Where a file cannot be
 * read or something in it is wrong the old ones stay, and the log names the key.
 */
@ApplicationScoped
public class SecretsReload {

  private static final Logger LOG = Logger.getLogger(SecretsReload.class);

  /** How SmallRye names a source that it read from a file. */
  private static final Pattern FILE = Pattern.compile("PropertiesConfigSource\\[source=(file:.+)]");

  private final List<Rotating> keepers;
  private final SmallRyeConfig config;
  private Map<String, Map<String, String>> seen;

  /** For everybody who keeps some. */
  public SecretsReload(@All List<Rotating> keepers, Config config) {
    this.keepers = List.copyOf(keepers);
    this.config = config.unwrap(SmallRyeConfig.class);
    this.seen = files(sources());
  }

  @Scheduled(
      every = "{stocsync.secrets.reload}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      List<ConfigSource> fresh = new ArrayList<>();
      for (ConfigSource source : sources()) {
        fresh.add(read(source));
      }
      Map<String, Map<String, String>> files = files(fresh);
      if (!files.equals(seen)) {
        seen = files;
        exchange(fresh);
      }
    } catch (IOException e) {
      LOG.errorf("Secrets stay as they are, a file cannot be read: %s", e.getMessage());
    }
  }

  private List<ConfigSource> sources() {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false).toList();
  }

  private static ConfigSource read(ConfigSource source) throws IOException {
    Matcher file = FILE.matcher(source.getName());
    return file.matches()
        ? new PropertiesConfigSource(URI.create(file.group(1)).toURL(), source.getOrdinal())
        : source;
  }

  private static Map<String, Map<String, String>> files(List<ConfigSource> sources) {
    Map<String, Map<String, String>> files = new HashMap<>();
    for (ConfigSource source : sources) {
      if (FILE.matcher(source.getName()).matches()) {
        files.put(source.getName(), Map.copyOf(source.getProperties()));
      }
    }
    return files;
  }

  // A value that cannot be what its key asks for fails in whatever converts it.
  @SuppressWarnings("IllegalCatch")
  private void exchange(List<ConfigSource> sources) {
    try {
      SmallRyeConfigBuilder builder =
          new SmallRyeConfigBuilder()
              .withProfiles(config.getProfiles())
              .addDefaultInterceptors()
              .addDiscoveredConverters()
              .withValidateUnknown(false)
              .withSources(sources);
      keepers.forEach(keeper -> builder.withMapping(keeper.mapping()));
      SmallRyeConfig fresh = builder.build();
      keepers.forEach(
          keeper ->
              keeper
                  .exchange(fresh)
                  .forEach(problem -> LOG.errorf("Secrets stay as they are: %s", problem)));
    } catch (RuntimeException e) {
      // Its message may quote a value.
      LOG.errorf(
          "Secrets stay as they are: the configuration cannot be read (%s). A start would tell why",
          e.getClass().getSimpleName());
    }
  }
}
