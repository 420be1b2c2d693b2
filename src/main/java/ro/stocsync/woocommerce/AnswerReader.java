package ro.stocsync.woocommerce;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import ro.stocsync.company.Shop;
import ro.stocsync.text.FirstWords;

/** Says what an answer of a shop means: JSON of a success, or the {@link ShopException} it is. */
final class AnswerReader {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /** More than is looked at for words, so that no key is cut where they could show it. */
  private static final int LOOK_AT = 65_536;

  private final Shop shop;
  private final InstantSource clock;
  private final Duration longestRetryAfter;

  /**
   * Of one shop.
   *
   * @param longestRetryAfter what goes beyond is not believed
   */
  AnswerReader(Shop shop, InstantSource clock, Duration longestRetryAfter) {
    this.shop = shop;
    this.clock = clock;
    this.longestRetryAfter = longestRetryAfter;
  }

  /**
   * The JSON of a successful answer.
   *
   * @throws ShopException if it is not a 2xx with JSON
   */
  JsonNode json(Answer answer) {
    int status = answer.status();
    if (status == 429 || (status == 503 && answer.header(HttpHeaders.RETRY_AFTER).isPresent())) {
      throw new ShopThrottled(shop.key(), status, retryAfter(answer));
    }
    if (status >= 500) {
      throw new ShopFailed(shop.key(), status, words(answer), parse(answer).isContainerNode());
    }
    if (status >= 400) {
      throw refusal(answer);
    }
    if (status >= 300) {
      throw redirection(answer);
    }
    JsonNode json = parse(answer);
    if (!json.isContainerNode()) {
      throw invalid(answer, "not JSON");
    }
    return json;
  }

  /** The answer is not what we asked for. */
  ShopAnswerInvalid invalid(Answer answer, String why) {
    return new ShopAnswerInvalid(shop.key(), answer.status(), why, words(answer));
  }

  private ShopException refusal(Answer answer) {
    JsonNode json = parse(answer);
    String code = json.path("code").asText();
    if (code.isEmpty()) {
      return invalid(answer, "not JSON of WooCommerce");
    }
    int status = answer.status();
    String message = words(json.path("message").asText());
    return status == 401 || status == 403
        ? new ShopUnauthorized(shop.key(), status, words(code), message)
        : new ShopRefused(shop.key(), status, words(code), message);
  }

  private ShopException redirection(Answer answer) {
    return answer
        .header(HttpHeaders.LOCATION)
        .flatMap(this::addressToConfigure)
        .<ShopException>map(to -> new ShopRedirected(shop.key(), answer.status(), to))
        .orElseGet(() -> invalid(answer, "a redirect to nowhere"));
  }

  /** Without the query, which may hold the keys, and without what we add ourselves. */
  private Optional<String> addressToConfigure(String location) {
    try {
      URI to = URI.create(shop.url() + "/").resolve(location);
      String path = Optional.ofNullable(to.getRawPath()).orElse("");
      String shopPath = path.replaceFirst("/wp-json(/.*)?$", "").replaceFirst("/+$", "");
      return Optional.of(safe(to.getScheme() + "://" + to.getRawAuthority() + shopPath));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Seconds or an HTTP date (RFC 9110, 10.2.3); a date is taken by the shop's own clock. */
  private Optional<Duration> retryAfter(Answer answer) {
    return answer
        .header(HttpHeaders.RETRY_AFTER)
        .flatMap(
            text -> {
              if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
              }
              Instant now = answer.date().orElseGet(clock::instant);
              return Answer.httpDate(text)
                  .map(until -> Duration.between(now, until))
                  .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
            })
        .map(pause -> pause.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : pause);
  }

  /** Missing if it is not JSON. PHP may put a byte order mark or blank lines before it. */
  private static JsonNode parse(Answer answer) {
    String text =
        new String(answer.body(), StandardCharsets.UTF_8).replaceFirst("^\ufeff", "").strip();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(text);
    } catch (JacksonException | NumberFormatException e) {
      // The latter comes through where an exponent has too many digits.
      return MissingNode.getInstance();
    }
  }

  private String words(Answer answer) {
    byte[] body = answer.body();
    return words(new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.UTF_8));
  }

  /**
   * The first words of a text from outside, without our keys. They are taken out before it is cut,
   * which could leave a half of one, and after it, for a tag may have stood in one.
   */
  String words(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LOOK_AT));
    return safe(FirstWords.of(safe(beginning.replace("\ufeff", ""))));
  }

  /** Takes our keys out of a text from outside: error pages like to quote the request. */
  private String safe(String text) {
    String pair = shop.consumerKey().reveal() + ":" + shop.consumerSecret().reveal();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return text.replace(basic, "***")
        .replace(shop.consumerSecret().reveal(), "***")
        .replace(shop.consumerKey().reveal(), "***");
  }
}
