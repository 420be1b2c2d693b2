package ro.stocsync.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of deploy/monitoring/metrics.md.
 *
 * @param own StocSync's own metrics by name
 * @param platform those of the platform that are promised too
 */
public record DocumentedMetrics(Map<String, Metric> own, Map<String, Metric> platform) {

  private static final Path PAGE = Path.of("deploy/monitoring/metrics.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z0-9_]+)` \\| ([^|]+) \\| ([^|]*)\\| ([^|]+) \\| (.+) \\|");

  /**
   * A metric.
   *
   * @param type counter, gauge, timer or histogram
   * @param tags its tags' names
   */
  public record Metric(String type, Set<String> tags) {}

  /** As the page is now. */
  public static DocumentedMetrics read() {
    try {
      String page = Files.readString(PAGE);
      return new DocumentedMetrics(table(page, "metrics"), table(page, "platform"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Metric> table(String page, String name) {
    String begin = "<!-- " + name + " -->";
    String part =
        page.substring(
            page.indexOf(begin) + begin.length(), page.indexOf("<!-- /" + name + " -->"));
    Map<String, Metric> metrics = new TreeMap<>();
    for (String line : part.strip().lines().skip(2).toList()) {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        throw new IllegalStateException("No row of a metric: " + line);
      }
      String type = row.group(2).replace(", database", "");
      metrics.put(row.group(1), new Metric(type, tags(row.group(3))));
    }
    return metrics;
  }

  private static Set<String> tags(String column) {
    return Arrays.stream(column.split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every series that Prometheus has of them, with the labels that a query may name. */
  public Map<String, Set<String>> series() {
    Map<String, Set<String>> series = new TreeMap<>();
    Map<String, Metric> all = new TreeMap<>(own);
    all.putAll(platform);
    all.forEach(
        (name, metric) -> {
          switch (metric.type()) {
            case "histogram", "timer" -> {
              series.put(name + "_count", metric.tags());
              series.put(name + "_sum", metric.tags());
              series.put(name + "_max", metric.tags());
            }
            default -> series.put(name, metric.tags());
          }
          if (metric.type().equals("histogram")) {
            Set<String> tags = new TreeSet<>(metric.tags());
            tags.add("le");
            series.put(name + "_bucket", tags);
          }
        });
    return series;
  }
}
