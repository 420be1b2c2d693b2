package ro.stocsync.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The table of figures. Each is a file of its own under {@code target/benchmarks}, so that the
 * table grows whatever JVMs measure; the table is {@code target/benchmarks.md} and {@code .json}.
 */
final class Figures {

  private static final Path EACH = Path.of("target/benchmarks");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Figures() {}

  /**
   * Adds a figure and prints the table as it is now.
   *
   * @param place in the table
   */
  static void add(int place, Figure figure) {
    try {
      Files.createDirectories(EACH);
      JSON.writeValue(EACH.resolve("%02d.json".formatted(place)).toFile(), row(figure));
      Map<String, Object> all = all();
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(Path.of("target/benchmarks.json").toFile(), all.values());
      String table = table(all);
      Files.writeString(Path.of("target/benchmarks.md"), table);
      System.out.println("\n" + table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> row(Figure figure) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", figure.name());
    row.put("measured", Figure.short3(figure.measured()) + " " + figure.unit());
    row.put("limitIs", figure.limit());
    row.put("limit", Figure.short3(figure.limitMeasured()) + " " + figure.unit());
    row.put("result", Figure.short3(figure.result()));
    row.put("spread", Figure.short3(figure.least()) + " to " + Figure.short3(figure.most()));
    row.put("toReach", figure.reach().text());
    row.put("reached", figure.reached());
    row.put("rounds", figure.rounds());
    return row;
  }

  private static Map<String, Object> all() throws IOException {
    Map<String, Object> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(EACH)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), JSON.readValue(file.toFile(), Map.class));
      }
    }
    return all;
  }

  private static String table(Map<String, Object> all) {
    List<String> lines = new ArrayList<>();
    lines.add("| what | measured | limit beside it | | ratio | spread | to reach | |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (Object one : all.values()) {
      Map<?, ?> row = (Map<?, ?>) one;
      lines.add(
          "| %s | %s | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  row.get("what"),
                  row.get("measured"),
                  row.get("limitIs"),
                  row.get("limit"),
                  row.get("result"),
                  row.get("spread"),
                  row.get("toReach"),
                  Boolean.TRUE.equals(row.get("reached")) ? "✓" : "✗"));
    }
    return String.join("\n", lines) + "\n";
  }
}
