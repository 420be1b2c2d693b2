package ro.stocsync.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Parts of headers, of which some belong where they are put. */
public final class Headers {

  private static final List<String> PARTS =
      List.of(
          "Bearer ",
          "bearer ",
          "BEARER",
          "Basic ",
          "Digest ",
          "Bearer\t",
          "Bearer  ",
          "token",
          "002|token",
          " ",
          "  ",
          "\t",
          ",",
          ";",
          "=",
          "\"",
          "é",
          "\u00ff",
          "\u0000",
          "İ",
          "ſ",
          "Bearer ".repeat(200),
          " ".repeat(990),
          "x".repeat(994),
          "x".repeat(1_001),
          "dXNlcjpwYXNz",
          "Bearer " + "=".repeat(400) + " ".repeat(400));

  private Headers() {}

  /** One. */
  public static String part(RandomGenerator random) {
    return random.nextInt(4) == 0
        ? Character.toString(random.nextInt(0x180))
        : Oddities.one(PARTS, random);
  }
}
