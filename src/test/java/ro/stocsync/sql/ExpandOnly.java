package ro.stocsync.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which statements of a migration the release before, still running, would mind. */
final class ExpandOnly {

  private static final Pattern NEW_TABLE =
      Pattern.compile("^create (?:unlogged )?table (?:if not exists )?(\\w+)");
  private static final Pattern TABLE_OF =
      Pattern.compile("^(?:alter table (?:if exists )?(?:only )?|create .*?index .*? on )(\\w+)");

  /** Grow with time and not with the number of products; on the others an index is soon made. */
  private static final Set<String> LARGE =
      Set.of(
          "callback",
          "callback_item",
          "callback_body",
          "delivery",
          "history",
          "level_pulled",
          "pulled_level",
          "sync_run_item",
          "alert_message");

  /** Each with why, as a pattern over a statement in lower case with single spaces. */
  private static final Map<String, String> FORBIDDEN =
      Map.ofEntries(
          Map.entry("^drop (?!index)", "is still used by the release before"),
          Map.entry("\\bdrop (column|default|expression|identity)\\b", "is still used"),
          Map.entry("\\bdrop (?!column|constraint|not null)\\w+( ,|,|$)", "is still used"),
          Map.entry("\\brename\\b", "the release before asks for the old name"),
          Map.entry("\\balter (column )?\\w+ (set data )?type\\b", "rewrites the table"),
          Map.entry("\\bset not null\\b", "the release before may write null"),
          Map.entry(
              "\\badd (column )?(if not exists )?(?!constraint|check|unique|foreign|primary|exclude)"
                  + "\\w+ [^,]*\\bnot null\\b(?![^,]*\\bdefault\\b)(?<!\\bdefault\\b[^,]{0,200})",
              "the release before does not write it: give it a default"),
          Map.entry("\\bgenerated always as\\b.*\\bstored\\b", "rewrites the table"),
          Map.entry(
              "\\badd (constraint|check|unique|foreign|primary|exclude)\\b",
              "the release before may write what it forbids"),
          Map.entry("^create unique index", "the release before may write what it forbids"),
          Map.entry("^create (or replace )?(constraint )?(trigger|rule)\\b", "changes its writes"),
          Map.entry(
              "^(update|delete|truncate|insert|merge|with)\\b", "moves rows: do it by a chore"),
          Map.entry("^(lock|cluster|vacuum full|reindex (?!.*concurrently))", "locks a table"));

  private ExpandOnly() {}

  /** A line for each statement that breaks the rule, with why. */
  static List<String> objections(String migration) {
    List<String> statements = statements(migration);
    List<String> own =
        statements.stream()
            .map(NEW_TABLE::matcher)
            .filter(Matcher::find)
            .map(table -> table.group(1))
            .toList();
    return statements.stream()
        .filter(statement -> !own.contains(table(statement)))
        .flatMap(ExpandOnly::objectionsTo)
        .toList();
  }

  private static Stream<String> objectionsTo(String statement) {
    if (NEW_TABLE.matcher(statement).find()) {
      return Stream.empty();
    }
    if (statement.matches("create index (?!concurrently).*") && LARGE.contains(table(statement))) {
      return Stream.of(statement + ": nobody writes while it is made: concurrently");
    }
    return FORBIDDEN.entrySet().stream()
        .filter(rule -> Pattern.compile(rule.getKey()).matcher(statement).find())
        .map(rule -> statement + ": " + rule.getValue());
  }

  private static String table(String statement) {
    Matcher table = TABLE_OF.matcher(statement);
    return table.find() ? table.group(1) : "";
  }

  /** Comments are gone, so are the insides of parentheses that hold commas of their own. */
  private static List<String> statements(String migration) {
    String bare =
        migration
            .lines()
            .map(line -> line.replaceFirst("--.*", ""))
            .collect(Collectors.joining(" "));
    return Arrays.stream(bare.replaceAll("'[^']*'", "''").split(";"))
        .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
