package ro.stocsync.console;

import io.quarkus.qute.TemplateExtension;

/** Romanian has three forms beside a number: 1 produs, 2 produse, 20 de produse. */
@TemplateExtension
final class Counted {

  private Counted() {}

  /**
   * The form that stands beside the number.
   *
   * @param one beside 1
   * @param few beside 0, and where the last two digits are 1 to 19
   * @param many beside all others
   */
  static String counted(long number, String one, String few, String many) {
    long rest = number % 100;
    if (number == 1) {
      return one;
    }
    return number == 0 || rest >= 1 && rest <= 19 ? few : many;
  }
}
