package ro.stocsync.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inputs that resemble good ones: of each a few values, names, bytes or parts are other than they
 * should be. Bad bytes find the holes of a parser, bad values those behind it.
 */
public final class Mutants {

  /** A JSON value that is no list and no object, or a member's name. */
  private static final Pattern SCALAR =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d[\\d.eE+-]*+|true|false|null");

  /** Likewise, and no name of a member. */
  private static final Pattern VALUE =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d[\\d.eE+-]*+|true|false|null)(?!\\s*+:)");

  private static final Pattern MEMBER =
      Pattern.compile("\"[^\"\\\\]*+\"\\s*+:\\s*+(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[\\d.-]++)");

  private static final List<String> CHARSETS =
      List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-8859-1");

  private static final int MOST_CHANGES = 4;
  private static final int LARGEST = 200_000;

  private final List<byte[]> good;

  /** Of these. */
  public Mutants(List<String> good) {
    this.good = good.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** One of them, changed; one in twenty is as it should be. */
  public byte[] next(RandomGenerator random) {
    byte[] input = Oddities.one(good, random);
    return random.nextInt(20) == 0 ? input.clone() : mutate(input, random);
  }

  /** That one, changed. */
  public byte[] mutate(byte[] input, RandomGenerator random) {
    byte[] mutant = input;
    boolean wellFormed = random.nextInt(5) < 3;
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      mutant = wellFormed ? otherwiseFilled(mutant, random) : changed(mutant, random);
    }
    return mutant.length <= LARGEST ? mutant : part(mutant, 0, LARGEST);
  }

  /** Other values where values were: what was JSON stays it. */
  private static byte[] otherwiseFilled(byte[] input, RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> replaced(input, VALUE, Oddities.value(random), random);
      case 2, 3 -> replaced(input, SCALAR, Oddities.text(random), random);
      default -> repeated(input, random);
    };
  }

  private byte[] changed(byte[] input, RandomGenerator random) {
    int from = input.length == 0 ? 0 : random.nextInt(input.length);
    int to = Math.min(input.length, from + 1 + random.nextInt(64));
    return switch (random.nextInt(11)) {
      case 0, 1 -> replaced(input, SCALAR, Oddities.noValue(random), random);
      case 2, 3 -> otherwiseFilled(input, random);
      case 4 -> flipped(input, random);
      case 5 -> part(input, 0, from);
      case 6 -> joined(part(input, 0, from), part(input, to, input.length));
      case 7 -> joined(part(input, 0, to), part(input, from, input.length));
      case 8 ->
          joined(part(input, 0, from), Oddities.token(random), part(input, from, input.length));
      case 9 -> {
        byte[] other = Oddities.one(good, random);
        int at = other.length == 0 ? 0 : random.nextInt(other.length);
        yield joined(part(input, 0, from), part(other, at, other.length));
      }
      default -> otherwiseEncoded(input, random);
    };
  }

  private static byte[] replaced(byte[] input, Pattern what, String with, RandomGenerator random) {
    String text = new String(input, StandardCharsets.UTF_8);
    List<int[]> places = new ArrayList<>();
    Matcher found = what.matcher(text);
    while (found.find() && places.size() < 500) {
      places.add(new int[] {found.start(), found.end()});
    }
    if (places.isEmpty()) {
      return input;
    }
    int[] place = Oddities.one(places, random);
    return (text.substring(0, place[0]) + with + text.substring(place[1]))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A member stands twice in its object, with another value. */
  private static byte[] repeated(byte[] input, RandomGenerator random) {
    String text = new String(input, StandardCharsets.UTF_8);
    List<int[]> places = new ArrayList<>();
    Matcher found = MEMBER.matcher(text);
    while (found.find() && places.size() < 500) {
      places.add(new int[] {found.start(), found.end()});
    }
    if (places.isEmpty()) {
      return input;
    }
    int[] place = Oddities.one(places, random);
    String member = text.substring(place[0], place[1]);
    String again = member.substring(0, member.indexOf(':') + 1) + Oddities.value(random);
    return (text.substring(0, place[1]) + "," + again + text.substring(place[1]))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] input, RandomGenerator random) {
    byte[] output = input.clone();
    for (int flips = 1 + random.nextInt(5); flips > 0 && output.length > 0; flips--) {
      output[random.nextInt(output.length)] = (byte) random.nextInt(256);
    }
    return output;
  }

  private static byte[] otherwiseEncoded(byte[] input, RandomGenerator random) {
    return random.nextInt(3) == 0
        ? new String(input, StandardCharsets.UTF_8)
            .getBytes(Charset.forName(Oddities.one(CHARSETS, random)))
        : flipped(input, random);
  }

  private static byte[] part(byte[] input, int from, int to) {
    return java.util.Arrays.copyOfRange(input, from, Math.max(from, to));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
