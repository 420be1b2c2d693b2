package ro.stocsync.watch;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.stocsync.monitoring.DocumentedMetrics;

/**
 * What /q/metrics shows, as Prometheus would read it.
 *
 * @param text the whole page
 */
record ShownMetrics(String text) {

  private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z0-9_]+) ([a-z]+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static ShownMetrics now() {
    return new ShownMetrics(
        RestAssured.given()
            .header("Accept", "text/plain")
            .get("/q/metrics")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  /** A sample: one line. */
  record Sample(String name, Map<String, String> labels, double value) {}

  List<Sample> samples() {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .map(
            line ->
                new Sample(line.group(1), labels(line.group(2)), Double.parseDouble(line.group(3))))
        .toList();
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  /** The metrics whose name begins so; a timer is one. */
  Map<String, DocumentedMetrics.Metric> metrics(String prefix) {
    Map<String, String> types = new TreeMap<>();
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      types.put(type.group(1), type.group(2));
    }
    types.keySet().removeIf(name -> isMaximum(name, types.keySet()) || !name.startsWith(prefix));
    Map<String, DocumentedMetrics.Metric> metrics = new TreeMap<>();
    types.forEach(
        (name, word) ->
            metrics.put(
                name,
                new DocumentedMetrics.Metric(
                    word.equals("summary") ? "timer" : word, labelsOf(name))));
    return metrics;
  }

  private static boolean isMaximum(String name, Set<String> names) {
    return name.endsWith("_max") && names.contains(name.substring(0, name.length() - 4));
  }

  private Set<String> labelsOf(String metric) {
    Set<String> labels = new TreeSet<>();
    samples().stream()
        .filter(one -> one.name().matches(metric + "(_count|_sum|_bucket)?"))
        .forEach(one -> labels.addAll(one.labels().keySet()));
    labels.remove("le");
    return labels;
  }
}
