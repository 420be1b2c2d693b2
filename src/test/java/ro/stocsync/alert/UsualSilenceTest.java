package ro.stocsync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as working time, and from when on a silence is longer than usual. */
class UsualSilenceTest {

  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private final WorkingTime time = new WorkingTime(ROMANIA);
  private final UsualSilence usual = new UsualSilence(time, Duration.ofHours(12), 3);

  @ParameterizedTest
  @CsvSource({
    // Within a day, over a night, over a weekend, over 1 December, over Easter 2026 and Whitsun.
    "2026-11-25T09:00, 2026-11-25T11:30, 150",
    "2026-11-25T19:00, 2026-11-26T09:00, 120",
    "2026-11-27T20:00, 2026-11-30T08:00, 0",
    "2026-11-28T10:00, 2026-11-29T18:00, 0",
    "2026-11-29T10:00, 2026-12-02T09:00, 60",
    "2026-04-09T20:00, 2026-04-14T09:00, 60",
    "2026-05-29T19:00, 2026-06-02T08:30, 90",
    // The night in which the clocks go back is no working time.
    "2026-10-23T19:00, 2026-10-26T09:00, 120",
    "2026-11-25T11:00, 2026-11-25T09:00, 0"
  })
  void nightsWeekendsAndHolidaysDoNotCount(LocalDateTime from, LocalDateTime until, long minutes) {
    assertThat(time.between(at(from), at(until))).hasMinutes(minutes);
  }

  @ParameterizedTest
  @CsvSource({"2024, 2024-05-05", "2025, 2025-04-20", "2026, 2026-04-12", "2027, 2027-05-02"})
  void easterIsTheOrthodoxOne(int year, LocalDate easter) {
    assertThat(WorkingTime.easter(year)).isEqualTo(easter);
  }

  @Test
  void fewCallsMakeNothingUsual() {
    assertThat(usual.longest(hourly(19, 1))).isEmpty();
    assertThat(usual.longest(hourly(20, 1))).contains(Duration.ofHours(12));
  }

  @Test
  void whoCallsSeldomMayBeSilentForLong() {
    // Each second working day at noon: 24 h of working time in between.
    assertThat(usual.longest(hourly(25, 24))).contains(Duration.ofHours(72));
  }

  @Test
  void oneLongSilenceIsNotTheUsualOne() {
    List<Instant> calls = new ArrayList<>(hourly(40, 5));
    calls.add(calls.getLast().plus(Duration.ofDays(14)));

    assertThat(usual.longest(calls)).contains(Duration.ofHours(15));
  }

  /** So many calls with so many hours of working time between them. */
  private List<Instant> hourly(int calls, int hours) {
    List<Instant> all = new ArrayList<>();
    Instant at = at(LocalDateTime.of(2026, 9, 1, 12, 0));
    for (int i = 0; i < calls; i++) {
      all.add(at);
      Instant next = at;
      while (time.between(at, next).compareTo(Duration.ofHours(hours)) < 0) {
        next = next.plus(Duration.ofHours(1));
      }
      at = next;
    }
    return all;
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(ROMANIA).toInstant();
  }
}
