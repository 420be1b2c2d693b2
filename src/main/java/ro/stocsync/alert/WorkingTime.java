package ro.stocsync.alert;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Time in which firms work: Monday to Friday, 8 to 20 o'clock, without Romania's public holidays
 * (Codul muncii, art. 139).
 *
 * @param zone where they work
 */
record WorkingTime(ZoneId zone) {

  private static final LocalTime BEGIN = LocalTime.of(8, 0);
  private static final LocalTime END = LocalTime.of(20, 0);
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private static final Set<MonthDay> HOLIDAYS =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 2),
          MonthDay.of(1, 6),
          MonthDay.of(1, 7),
          MonthDay.of(1, 24),
          MonthDay.of(5, 1),
          MonthDay.of(6, 1),
          MonthDay.of(8, 15),
          MonthDay.of(11, 30),
          MonthDay.of(12, 1),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));

  /** Days from Orthodox Easter: Good Friday, Easter Monday, Whit Monday. */
  private static final Set<Long> ABOUT_EASTER = Set.of(-2L, 1L, 50L);

  /** The working time from one moment to another; none if they are the other way round. */
  Duration between(Instant from, Instant until) {
    Duration worked = Duration.ZERO;
    LocalDate last = until.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (isWorkday(day)) {
        Instant begin = later(day.atTime(BEGIN).atZone(zone).toInstant(), from);
        Instant end = earlier(day.atTime(END).atZone(zone).toInstant(), until);
        worked = begin.isBefore(end) ? worked.plus(Duration.between(begin, end)) : worked;
      }
    }
    return worked;
  }

  private static boolean isWorkday(LocalDate day) {
    return !WEEKEND.contains(day.getDayOfWeek())
        && !HOLIDAYS.contains(MonthDay.from(day))
        && !ABOUT_EASTER.contains(day.toEpochDay() - easter(day.getYear()).toEpochDay());
  }

  /** Orthodox Easter, by Meeus' Julian algorithm; the calendars are 13 days apart until 2099. */
  static LocalDate easter(int year) {
    int moon = (19 * (year % 19) + 15) % 30;
    int week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    int day = moon + week + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1).plusDays(13);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
