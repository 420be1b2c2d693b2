package ro.stocsync.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a hot query costs.
 *
 * @param plans of its statements
 */
public record Figure(List<Plan> plans) {

  /** Planned with and without a look at the parameters, PostgreSQL may choose. */
  private static final int TIMES = 3;

  /** Copies the list. */
  public Figure {
    plans = List.copyOf(plans);
  }

  /** Of each query, once it has run a few times. */
  public static Map<String, Figure> of(Map<String, Runnable> queries, WatchedDatabase watched) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    queries.forEach(
        (name, query) -> {
          for (int time = 0; time < TIMES; time++) {
            watched.plans();
            query.run();
          }
          figures.put(name, new Figure(watched.plans()));
        });
    return figures;
  }

  /** Pages that were looked at. */
  public long buffers() {
    return plans.stream().mapToLong(Plan::buffers).sum();
  }

  /** Rows that were looked at. */
  public double read() {
    return scans().stream().mapToDouble(Plan.Node::read).sum();
  }

  /** Rows that index-only scans had to look up in the table. */
  public long heapFetches() {
    return scans().stream().mapToLong(Plan.Node::heapFetches).sum();
  }

  /** Every step. */
  public List<Plan.Node> nodes() {
    return plans.stream().flatMap(plan -> plan.nodes().stream()).toList();
  }

  /** Every step that reads a table or an index. */
  public List<Plan.Node> scans() {
    return plans.stream().flatMap(Plan::scans).toList();
  }

  /** Of what kind its steps are, each once. */
  public String shown() {
    return scans().stream()
        .filter(node -> !node.type().equals("Function Scan"))
        .filter(node -> !node.type().equals("CTE Scan") && !node.type().equals("Subquery Scan"))
        .map(Plan.Node::shown)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
