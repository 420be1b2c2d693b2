package ro.stocsync.console;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ro.stocsync.reconcile.Reconciliations.Schedule;

/**
 * When a shop is reconciled by itself, as a form shows it.
 *
 * @param shop which shop
 * @param schedule what is set; empty if it is only reconciled when somebody asks for it
 * @param cron what stands in the form
 * @param zone what stands in the form
 * @param repair what stands in the form
 * @param problem why what stands in the form cannot be; empty if it can
 * @param days days of the week that are meant, in words; empty for every day
 * @param time at which time of day; empty where the expression is none that words are found for
 */
record ScheduleLine(
    String shop,
    Optional<Schedule> schedule,
    String cron,
    String zone,
    boolean repair,
    String problem,
    String days,
    Optional<LocalTime> time) {

  // Once a day or on some days of the week; whoever writes anything else reads such expressions.
  private static final Pattern SIMPLE =
      Pattern.compile(
          "0+ ([0-5]?\\d) ([01]?\\d|2[0-3]) (?:\\?|\\*) \\* (\\?|\\*|[1-7A-Z]+(?:,[1-7A-Z]+)*)");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  /** As it is. */
  static ScheduleLine of(String shop, Optional<Schedule> schedule, String zone, Locale locale) {
    Optional<Matcher> simple =
        schedule.map(one -> SIMPLE.matcher(one.cron())).filter(Matcher::matches);
    return new ScheduleLine(
        shop,
        schedule,
        schedule.map(Schedule::cron).orElse(""),
        schedule.map(one -> one.zone().getId()).orElse(zone),
        schedule.map(Schedule::repair).orElse(false),
        "",
        simple.map(found -> days(found.group(3), locale)).orElse(""),
        simple.map(
            found ->
                LocalTime.of(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1)))));
  }

  /** The time of day, where every day is meant; else the expression is what can be changed. */
  public String daily() {
    return days.isEmpty() && problem.isEmpty() ? time.map(LocalTime::toString).orElse("") : "";
  }

  /** What stands in the field of expressions: nothing where a time says it all. */
  public String expression() {
    return daily().isEmpty() ? cron : "";
  }

  /** Every day at that time, as Quartz writes it. */
  static String daily(LocalTime time) {
    return "0 %d %d * * ?".formatted(time.getMinute(), time.getHour());
  }

  /** As somebody wanted it, with the reason why it cannot be. */
  ScheduleLine refused(String cron, String zone, boolean repair, String problem) {
    return new ScheduleLine(shop, schedule, cron, zone, repair, problem, days, time);
  }

  /** Quartz counts from Sunday, 1. */
  private static String days(String written, Locale locale) {
    if (written.equals("?") || written.equals("*")) {
      return "";
    }
    return Arrays.stream(written.split(","))
        .map(one -> Character.isDigit(one.charAt(0)) ? one.charAt(0) - '1' : DAYS.indexOf(one))
        .filter(day -> day >= 0)
        .map(day -> DayOfWeek.SATURDAY.plus(day + 1).getDisplayName(TextStyle.FULL, locale))
        .collect(Collectors.joining(", "));
  }
}
