package ro.stocsync.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts, numbers and bytes that programs stumble over. */
public final class Oddities {

  /** As they stand in JSON between quotes. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\\u0000",
          "a\\u0000b",
          "\\ud800",
          "\\udc00\\ud800",
          "\\ud83d\\ude00",
          "\\ufeff",
          "\\ufffe",
          "\\u202e",
          "\\u2028",
          "\\r\\n",
          "\\\\",
          "\\\"",
          "null",
          "true",
          "NaN",
          "-0",
          "0x1F",
          "1e999999999",
          "1e-999999999",
          "1e5000",
          "9".repeat(400),
          "0." + "3".repeat(300),
          "1,5",
          "1.500,00",
          "\u0661\u0662",
          "İ",
          "ß",
          "ﷺ".repeat(40),
          "e" + "\u0301".repeat(300),
          "&amp;".repeat(60),
          "&" + "amp;".repeat(120),
          "＆ａｍｐ；amp;",
          "&#0;",
          "&#x110000;",
          "<script",
          "<!--",
          "</script ",
          "<b>x</b>",
          "'; drop table product; --",
          "{0}",
          "%s%n",
          "${java.version}",
          "../../etc/passwd",
          "a".repeat(251),
          "b".repeat(601),
          "ș".repeat(3_000),
          "9999-12-31T23:59:59",
          "+999999999-12-31T23:59:59",
          "-999999999-01-01T00:00:00",
          "0000-00-00T00:00:00",
          "http://",
          "https://x\\u0000y");

  /** As they stand in JSON. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "{}",
          "[]",
          "[[]]",
          "{\"a\":null}",
          "0",
          "-0",
          "-0.0",
          "1",
          "-1",
          "7",
          "0.1",
          "1e3",
          "1E+2",
          "5.000",
          "1e400",
          "-1e400",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e99999999999",
          "1e5000",
          "1e-5000",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1.7976931348623157e309",
          "9".repeat(99),
          "9".repeat(400),
          "9".repeat(1_200),
          "0." + "1".repeat(300));

  /** Likewise, and they do not belong there. */
  private static final List<String> NO_VALUES =
      List.of("NaN", "Infinity", "-Infinity", "01", "+1", ".5", "5.", "0x10", "'x'", "no", "1 2");

  private static final List<String> TOKENS =
      List.of(
          "{", "}", "[", "]", ",", ":", "\"", "\\", "\0", "\u00ff", "/*", "//", "\ufeff", "\n", "e",
          "-", ".", "<", "&", ";");

  private static final byte[][] NO_TEXT = {
    {(byte) 0xff},
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xe2, (byte) 0x28, (byte) 0xa1},
    {(byte) 0xfe, (byte) 0xff, 0},
    {0, 0, (byte) 0xfe, (byte) 0xff},
    {(byte) 0x1f, (byte) 0x8b, 8}
  };

  private Oddities() {}

  /** A text as it stands in JSON, quotes included. */
  public static String text(RandomGenerator random) {
    return '"' + one(TEXTS, random) + '"';
  }

  /** A value as it stands in JSON. */
  public static String value(RandomGenerator random) {
    return random.nextInt(3) == 0 ? text(random) : one(VALUES, random);
  }

  /** What cannot stand for a value in JSON, or is too deep. */
  public static String noValue(RandomGenerator random) {
    return random.nextBoolean() ? nested(random) : one(NO_VALUES, random);
  }

  /** Brackets in brackets, closed or not. */
  public static String nested(RandomGenerator random) {
    int depth = random.nextInt(10) == 0 ? 20_000 : 1 + random.nextInt(60);
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    String closed = open.equals("[") ? "]" : "}";
    return open.repeat(depth) + "1" + (random.nextInt(4) == 0 ? "" : closed.repeat(depth));
  }

  /** A few bytes that part things, or that are no text. */
  public static byte[] token(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? NO_TEXT[random.nextInt(NO_TEXT.length)].clone()
        : one(TOKENS, random).getBytes(StandardCharsets.UTF_8);
  }

  /** One of these. */
  public static <T> T one(List<T> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }
}
