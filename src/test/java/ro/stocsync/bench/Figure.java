package ro.stocsync.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure beside its limit, both measured in the same rounds.
 *
 * @param name what was measured
 * @param unit of both
 * @param limit what it is measured against
 * @param reach what its ratio is to reach
 * @param rounds at least five
 */
record Figure(String name, String unit, String limit, Reach reach, List<Round> rounds) {

  /** One round: both measured one right after the other. */
  record Round(double measured, double limit) {

    double ratio() {
      return measured / limit;
    }

    double difference() {
      return measured - limit;
    }
  }

  /** How figure and limit are likened, and what is to come of it. */
  enum Comparison {
    /** The share of the limit that is reached; more is better. */
    AT_LEAST("≥", Round::ratio),
    /** How many times the limit; less is better. */
    AT_MOST("≤", Round::ratio),
    /** How much more than the limit; less is better. */
    AT_MOST_MORE("≤ +", Round::difference);

    private final String sign;
    private final ToDoubleFunction<Round> of;

    Comparison(String sign, ToDoubleFunction<Round> of) {
      this.sign = sign;
      this.of = of;
    }
  }

  /** What a figure is to reach. */
  record Reach(Comparison comparison, double bound) {

    static Reach atLeast(double ratio) {
      return new Reach(Comparison.AT_LEAST, ratio);
    }

    static Reach atMost(double ratio) {
      return new Reach(Comparison.AT_MOST, ratio);
    }

    static Reach atMostMore(double difference) {
      return new Reach(Comparison.AT_MOST_MORE, difference);
    }

    String text() {
      return "%s %s".formatted(comparison.sign, short3(bound));
    }
  }

  double measured() {
    return median(Round::measured);
  }

  double limitMeasured() {
    return median(Round::limit);
  }

  /** The median of the rounds' comparisons. */
  double result() {
    return median(reach.comparison().of);
  }

  double least() {
    return sorted(reach.comparison().of)[0];
  }

  double most() {
    double[] all = sorted(reach.comparison().of);
    return all[all.length - 1];
  }

  boolean reached() {
    return switch (reach.comparison()) {
      case AT_LEAST -> result() >= reach.bound();
      case AT_MOST, AT_MOST_MORE -> result() <= reach.bound();
    };
  }

  private double median(ToDoubleFunction<Round> of) {
    double[] all = sorted(of);
    return all[all.length / 2];
  }

  private double[] sorted(ToDoubleFunction<Round> of) {
    double[] all = rounds.stream().mapToDouble(of).toArray();
    Arrays.sort(all);
    return all;
  }

  /** Three digits, as more would pretend to. */
  static String short3(double number) {
    return Math.abs(number) >= 100
        ? "%.0f".formatted(number)
        : Math.abs(number) >= 10 ? "%.1f".formatted(number) : "%.2f".formatted(number);
  }
}
