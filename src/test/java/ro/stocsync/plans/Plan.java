package ro.stocsync.plans;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What PostgreSQL did for one statement.
 *
 * @param sql the statement
 * @param nodes every step, the outermost first
 * @param buffers pages of 8 KiB that it looked at, wherever they were
 */
public record Plan(String sql, List<Node> nodes, long buffers) {

  /** Copies the list. */
  public Plan {
    nodes = List.copyOf(nodes);
  }

  /**
   * A step.
   *
   * @param type as PostgreSQL calls it
   * @param table whose rows, if of any
   * @param index by which index, if by any
   * @param read rows that it looked at: given on, or dropped by a filter
   * @param heapFetches rows that an index-only scan had to look up in the table after all
   */
  public record Node(String type, String table, String index, double read, long heapFetches) {

    /** As a list of steps shows it. */
    public String shown() {
      return index.isEmpty() ? type + (table.isEmpty() ? "" : " " + table) : type + " " + index;
    }
  }

  /** Reads what {@code auto_explain} says. */
  static Plan of(JsonNode explained) {
    JsonNode root = explained.path("Plan");
    List<Node> nodes = new ArrayList<>();
    collect(root, nodes);
    return new Plan(
        explained.path("Query Text").asText(),
        nodes,
        root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong());
  }

  private static void collect(JsonNode node, List<Node> nodes) {
    double loops = node.path("Actual Loops").asDouble();
    double read =
        node.path("Actual Rows").asDouble()
            + node.path("Rows Removed by Filter").asDouble()
            + node.path("Rows Removed by Join Filter").asDouble()
            + node.path("Rows Removed by Index Recheck").asDouble();
    if (loops == 0) {
      return;
    }
    nodes.add(
        new Node(
            node.path("Node Type").asText(),
            node.path("Relation Name").asText(),
            node.path("Index Name").asText(),
            read * loops,
            node.path("Heap Fetches").asLong()));
    node.path("Plans").forEach(child -> collect(child, nodes));
  }

  /** Its steps that read tables or indexes. */
  public Stream<Node> scans() {
    return nodes.stream().filter(node -> node.type().contains("Scan"));
  }

  /** Its steps that sort. */
  public Stream<Node> sorts() {
    return nodes.stream().filter(node -> node.type().contains("Sort"));
  }
}
