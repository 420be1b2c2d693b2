package ro.stocsync.demo.smartbill;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What was written for a lever, checked and bounded. */
final class LeverInput {

  private static final int LONGEST_TEXT = 200;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern QUANTITY = Pattern.compile("-?\\d{1,9}(?:[.,]\\d{1,6})?");

  private final Asked asked;

  /** What is wrong with it, in words for who wrote it. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  LeverInput(Asked asked) {
    this.asked = asked;
  }

  boolean has(String name) {
    return !asked.parameter(name).isEmpty();
  }

  /** A text that has to be there. */
  String text(String name) {
    String text = asked.parameter(name);
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new Wrong("Lipsește %s, sau are peste %d de caractere.".formatted(name, LONGEST_TEXT));
    }
    return text;
  }

  int whole(String name, int least, int most) {
    String text = asked.parameter(name);
    if (!WHOLE.matcher(text).matches() || !within(Integer.parseInt(text), least, most)) {
      throw new Wrong("%s trebuie să fie un număr de la %d la %d.".formatted(name, least, most));
    }
    return Integer.parseInt(text);
  }

  int whole(String name, int least, int most, int otherwise) {
    return has(name) ? whole(name, least, most) : otherwise;
  }

  private static boolean within(int number, int least, int most) {
    return number >= least && number <= most;
  }

  BigDecimal quantity(String name) {
    String text = asked.parameter(name).strip();
    if (!QUANTITY.matcher(text).matches()) {
      throw new Wrong(name + " trebuie să fie o cantitate, ca 42 sau 2.5.");
    }
    return new BigDecimal(text.replace(',', '.'));
  }

  /** Whether it is {@code true}; not written, it is not. */
  boolean flag(String name) {
    return switch (asked.parameter(name)) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw new Wrong(name + " trebuie să fie true sau false.");
    };
  }
}
