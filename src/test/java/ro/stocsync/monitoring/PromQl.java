package ro.stocsync.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus asks for, as far as names go; promtool judges the rest.
 *
 * @param selected each metric, with the labels that choose among its series
 * @param grouped the labels that results are grouped or joined by
 */
record PromQl(Map<String, Set<String>> selected, Set<String> grouped) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|\\$?[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9][0-9.a-z]*|=~|!~|!=|[^\\s]");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "bool");
  private static final Set<String> GROUPINGS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  static PromQl of(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return new Reader(tokens).read();
  }

  private static final class Reader {

    private final List<String> tokens;
    private final Map<String, Set<String>> selected = new TreeMap<>();
    private final Set<String> grouped = new TreeSet<>();
    private int next;

    Reader(List<String> tokens) {
      this.tokens = tokens;
    }

    PromQl read() {
      while (next < tokens.size()) {
        String token = tokens.get(next++);
        if (!token.matches("[a-zA-Z_:].*") || OPERATORS.contains(token)) {
          continue;
        }
        if (GROUPINGS.contains(token)) {
          labels("(", ")", grouped);
        } else if (!at("(") && !at("by") && !at("without")) {
          Set<String> labels = selected.computeIfAbsent(token, name -> new TreeSet<>());
          labels("{", "}", labels);
        }
      }
      return new PromQl(selected, grouped);
    }

    private boolean at(String token) {
      return next < tokens.size() && tokens.get(next).equals(token);
    }

    /** The names within brackets, if they come next; strings are values. */
    private void labels(String open, String close, Set<String> labels) {
      if (!at(open)) {
        return;
      }
      while (!tokens.get(next).equals(close)) {
        String token = tokens.get(next++);
        if (token.matches("[a-zA-Z_].*")) {
          labels.add(token);
        }
      }
      next++;
    }
  }
}
