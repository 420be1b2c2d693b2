package ro.stocsync.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of campaigns. */
final class Report {

  private final long seed;
  private final Campaign.Size size;
  private final Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> met = new EnumMap<>(Kind.class);
  private final List<Duration> convergences = new ArrayList<>();
  private long changes;
  private String calls = "";
  private long requests;
  private long takeovers;
  private long staleBegins;
  private long lost;
  private long stale;

  Report(long seed, Campaign.Size size) {
    this.seed = seed;
    this.size = size;
  }

  /** A fault that was gone through, and how many requests met it. */
  synchronized void add(Kind kind, int requestsThatMetIt) {
    faults.merge(kind, 1, Integer::sum);
    met.merge(kind, requestsThatMetIt, Integer::sum);
  }

  /** A campaign that ended so. */
  synchronized void add(Load load, Duration convergence, Verdict verdict) {
    changes = load.changes();
    calls = load.calls();
    takeovers = verdict.takeovers();
    convergences.add(convergence);
    requests += verdict.requests();
    staleBegins += verdict.staleBegins();
    lost += verdict.lost();
    stale += verdict.stale();
    System.out.printf(
        "  campaign %d: settled after %.1f s, %d changes accepted so far, %d breaches%n",
        convergences.size(), seconds(convergence), changes, verdict.breaches().size());
  }

  synchronized int faults() {
    return faults.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized Map<Kind, Integer> faultsByKind() {
    return Map.copyOf(faults);
  }

  synchronized long changes() {
    return changes;
  }

  /** As Markdown. */
  synchronized String table() {
    List<Duration> sorted = new ArrayList<>(convergences);
    Collections.sort(sorted);
    StringBuilder table = new StringBuilder();
    row(table, "what", "figure");
    row(table, "---", "---");
    row(table, "seed", seed);
    row(
        table,
        "replicas, shops, products",
        "%d, %d, %d".formatted(size.replicas(), size.shops(), size.products()));
    row(table, "campaigns", sorted.size());
    row(table, "faults", faults());
    row(table, "changes accepted", changes);
    row(table, "calls", calls);
    row(table, "requests to the shops", requests);
    row(table, "leases that another took after they ran out", takeovers);
    row(table, "writes begun by a stopped replica without its lease (allowed)", staleBegins);
    row(table, "lost", lost);
    row(table, "stale final values", stale);
    if (!sorted.isEmpty()) {
      row(
          table,
          "from the last fault until all had settled, median and longest",
          "%.1f s, %.1f s"
              .formatted(seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast())));
    }
    table.append('\n');
    row(table, "fault", "times", "requests that met it");
    row(table, "---", "---", "---");
    for (Kind kind : Kind.values()) {
      int requestsMet = met.getOrDefault(kind, 0);
      row(table, kind.words(), faults.getOrDefault(kind, 0), requestsMet == 0 ? "" : requestsMet);
    }
    return table.toString();
  }

  private static void row(StringBuilder table, Object... cells) {
    table.append('|');
    for (Object cell : cells) {
      table.append(' ').append(cell).append(" |");
    }
    table.append('\n');
  }

  /** Prints it, and leaves it in the folder of the build. */
  void publish() {
    System.out.println(table());
    try {
      Files.writeString(Path.of("target", "campaign.md"), table());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
