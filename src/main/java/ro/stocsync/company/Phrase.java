package ro.stocsync.company;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something to say, before it is known in which language. Why something failed is a phrase of the
 * bundle {@code reason}: such a one is kept in the database and told when somebody reads it.
 *
 * @param key its key in a bundle under {@code messages/}
 * @param arguments what it speaks of, as text, so that no number is grouped; never a secret
 */
public record Phrase(String key, List<String> arguments) {

  private static final String REASONS = "reason";

  /** Says its argument and nothing else. */
  private static final String AS_IS = "as-is";

  private static final int MOST_ARGUMENTS = 10;
  private static final int LONGEST_ARGUMENT = 300;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Copies the list. */
  public Phrase {
    arguments = List.copyOf(arguments);
  }

  /** What it speaks of may be of any type; it is taken as text. */
  public static Phrase of(String key, Object... arguments) {
    return new Phrase(key, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** What to do about it: the text beside its own. */
  public Phrase cure() {
    return new Phrase(key + ".cure", arguments);
  }

  /**
   * In the language of the texts.
   *
   * @throws java.util.MissingResourceException if the texts have none of its key
   */
  public String in(Texts texts) {
    return texts.get(key, arguments.toArray());
  }

  /**
   * A reason in words. One that a newer version kept, and this one has no words for, is told by
   * what it speaks of.
   *
   * @param texts of any bundle, in the reader's language
   */
  public String asReason(Texts texts) {
    Texts reasons = texts.beside(REASONS);
    return reasons.has(key) ? in(reasons) : String.join(" ", arguments);
  }

  /** A reason in English, for the log. */
  public String forLog() {
    return asReason(Texts.of(REASONS, Language.EN.locale()));
  }

  /**
   * As a reason is kept in the database: a JSON array of its key and its arguments, of which ten
   * are kept and of each 300 characters.
   */
  public String stored() {
    List<String> texts =
        Stream.concat(
                Stream.of(key), arguments.stream().limit(MOST_ARGUMENTS).map(Phrase::shortened))
            .toList();
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts are always JSON", e);
    }
  }

  /** What was kept; words that an older version kept, in English, say themselves. */
  public static Phrase read(String stored) {
    JsonNode texts = stored.startsWith("[\"") ? parsed(stored) : JSON.nullNode();
    boolean phrase =
        texts.isArray() && IntStream.range(0, texts.size()).allMatch(i -> texts.get(i).isTextual());
    if (!phrase) {
      return of(AS_IS, stored);
    }
    List<String> all =
        IntStream.range(0, texts.size())
            .mapToObj(i -> texts.get(i).textValue())
            .collect(Collectors.toList());
    return new Phrase(all.getFirst(), all.subList(1, all.size()));
  }

  private static JsonNode parsed(String stored) {
    try {
      return JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_ARGUMENT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_ARGUMENT - 1)) + "…";
  }
}
