package ro.stocsync.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and dashboard of deploy/monitoring ask for nothing that there is not. */
class MonitoringTest {

  private static final Path FOLDER = Path.of("deploy/monitoring");
  private static final Path RULES = FOLDER.resolve("alerts.yaml");
  private static final Path RULES_TEST = FOLDER.resolve("alerts-test.yaml");
  private static final Path DASHBOARD = FOLDER.resolve("grafana-dashboard.json");
  private static final Path RUNBOOK = Path.of("deploy/README.md");

  /** What Prometheus adds to each series. */
  private static final Set<String> SCRAPED = Set.of("instance", "job");

  private static final int COLUMNS = 24;

  // --- alerts

  @Test
  void everyAlertSaysWhatIsWrongAndWhereTheCureIs() throws IOException {
    Set<String> names = new HashSet<>();
    for (JsonNode alert : alerts()) {
      String name = alert.path("alert").asText();
      assertThat(names.add(name)).as(name + " once").isTrue();
      assertThat(name).startsWith("StocSync");
      assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
      assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(alert.at("/annotations/description").asText()).as(name).isNotBlank();
      assertThat(alert.at("/annotations/runbook_url").asText())
          .isEqualTo("deploy/README.md#" + name.toLowerCase(Locale.ROOT));
    }
    assertThat(names).hasSizeGreaterThan(10);
  }

  @Test
  void everyAlertHasARunbook() throws IOException {
    if (!Files.exists(RUNBOOK)) {
      abort(RUNBOOK + " is not written yet");
    }
    Set<String> headings = new TreeSet<>();
    Files.readString(RUNBOOK)
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .forEach(line -> headings.add(line.replaceFirst("#+ ", "").replace("`", "").strip()));
    for (JsonNode alert : alerts()) {
      assertThat(headings).contains(alert.path("alert").asText());
    }
  }

  @Test
  void everyAlertIsTested() throws IOException {
    Set<String> fired = new TreeSet<>();
    for (JsonNode test : new YAMLMapper().readTree(RULES_TEST.toFile()).path("tests")) {
      for (JsonNode one : test.path("alert_rule_test")) {
        if (!one.path("exp_alerts").isEmpty()) {
          fired.add(one.path("alertname").asText());
        }
      }
    }
    Set<String> names = new TreeSet<>();
    alerts().forEach(alert -> names.add(alert.path("alert").asText()));
    assertThat(fired).isEqualTo(names);
  }

  @Test
  void alertsAskForMetricsThatThereAre() throws IOException {
    for (JsonNode alert : alerts()) {
      asksForWhatThereIs(alert.path("alert").asText(), alert.path("expr").asText());
    }
  }

  // --- dashboard

  @Test
  void panelsAskForMetricsThatThereAre() throws IOException {
    Map<String, String> expressions = expressions();
    assertThat(expressions).hasSizeGreaterThan(30);
    expressions.forEach(MonitoringTest::asksForWhatThereIs);
  }

  @Test
  void everyMetricOfOursIsOnTheDashboard() throws IOException {
    String all = String.join("\n", expressions().values());
    assertThat(DocumentedMetrics.read().own().keySet()).allMatch(all::contains);
  }

  @Test
  void panelsLieBesideEachOther() throws IOException {
    Set<Integer> ids = new HashSet<>();
    Map<List<Integer>, String> taken = new LinkedHashMap<>();
    for (JsonNode panel : dashboard().path("panels")) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(ids.add(panel.path("id").asInt())).as("id of " + title).isTrue();
      JsonNode place = panel.path("gridPos");
      int x = place.path("x").asInt(-1);
      int width = place.path("w").asInt(0);
      assertThat(x).as(title).isNotNegative();
      assertThat(x + width).as(title).isLessThanOrEqualTo(COLUMNS);
      assertThat(place.path("h").asInt(0)).as(title).isPositive();
      for (int row = 0; row < place.path("h").asInt(); row++) {
        for (int column = x; column < x + width; column++) {
          String other = taken.put(List.of(place.path("y").asInt(-1) + row, column), title);
          assertThat(other).as(title + " lies over").isNull();
        }
      }
    }
  }

  @Test
  void everyPanelAsksTheChosenSource() throws IOException {
    for (JsonNode panel : dashboard().path("panels")) {
      if (panel.path("type").asText().equals("row")) {
        continue;
      }
      String title = panel.path("title").asText();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
      assertThat(panel.path("targets")).as(title).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
      }
    }
    List<String> variables = new ArrayList<>();
    dashboard()
        .at("/templating/list")
        .forEach(variable -> variables.add(variable.path("name").asText()));
    assertThat(variables).containsExactly("datasource", "company", "shop");
    assertThat(String.join(" ", expressions().values())).contains("$company", "$shop");
  }

  // --- Prometheus' own judgement

  @Test
  void promtoolIsContentWithTheRules() throws Exception {
    InstalledPromtool promtool = promtool();
    agrees(promtool.judges("check", "rules", RULES.toString()));
    agrees(promtool.judges("test", "rules", RULES_TEST.toString()));
  }

  @Test
  void promtoolCanReadEveryPanel(@TempDir Path folder) throws Exception {
    List<Map<String, String>> rules = new ArrayList<>();
    expressions()
        .values()
        .forEach(
            expression ->
                rules.add(
                    Map.of(
                        "record",
                        "panel:" + rules.size(),
                        "expr",
                        expression.replace("$__rate_interval", "5m"))));
    Path file = folder.resolve("panels.yaml");
    new YAMLMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));
    agrees(promtool().judges("check", "rules", "--lint=none", file.toString()));
  }

  @Test
  void promtoolMayBeMissingUnlessItIsRequired() {
    assertThat(InstalledPromtool.in(Map.of("PATH", "/nowhere"))).isEmpty();
    assertThatThrownBy(
            () -> InstalledPromtool.in(Map.of("PATH", "/nowhere", "STOCSYNC_PROMTOOL", "required")))
        .hasMessage(InstalledPromtool.ADVICE);
    assertThatThrownBy(() -> InstalledPromtool.in(Map.of("PATH", "/nowhere", "CI", "true")))
        .hasMessage(InstalledPromtool.ADVICE);
  }

  private static InstalledPromtool promtool() {
    return InstalledPromtool.in(System.getenv())
        .orElseGet(
            () -> {
              System.out.printf("##### promtool SKIPPED ##### %s%n", InstalledPromtool.ADVICE);
              return abort(InstalledPromtool.ADVICE);
            });
  }

  private static void agrees(InstalledPromtool.Verdict verdict) {
    assertThat(verdict.content()).as(verdict.words()).isTrue();
  }

  // --- reading

  private static void asksForWhatThereIs(String where, String expression) {
    Map<String, Set<String>> series = DocumentedMetrics.read().series();
    PromQl query = PromQl.of(expression);
    assertThat(query.selected()).as(where).isNotEmpty();
    assertThat(series.keySet()).as(where).containsAll(query.selected().keySet());
    Set<String> known = new TreeSet<>(SCRAPED);
    query
        .selected()
        .forEach(
            (name, labels) -> {
              Set<String> own = new TreeSet<>(SCRAPED);
              own.addAll(series.get(name));
              assertThat(own).as(where + ": " + name).containsAll(labels);
              known.addAll(own);
            });
    assertThat(known).as(where).containsAll(query.grouped());
  }

  private static List<JsonNode> alerts() throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    for (JsonNode group : new YAMLMapper().readTree(RULES.toFile()).path("groups")) {
      group.path("rules").forEach(alerts::add);
    }
    return alerts;
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(DASHBOARD.toFile());
  }

  /** Of each panel's each question, and of what the variables ask. */
  private static Map<String, String> expressions() throws IOException {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (JsonNode panel : dashboard().path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        expressions.put(
            panel.path("id").asText() + panel.path("title").asText() + target.path("refId"),
            target.path("expr").asText());
      }
    }
    return expressions;
  }
}
