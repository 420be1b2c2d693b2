package ro.stocsync.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The shop's REST keys, and what is answered to which (woocommerce-recordings 31 and 32). */
final class DemoKeys {

  static final String KEY = "ck_demo";
  static final String SECRET = "cs_demo";
  static final String READ_ONLY_KEY = "ck_readonly";
  static final String READ_ONLY_SECRET = "cs_readonly";
  static final String WRITE_ONLY_KEY = "ck_writeonly";
  static final String WRITE_ONLY_SECRET = "cs_writeonly";

  private static final Map<String, String> SECRETS =
      Map.of(KEY, SECRET, READ_ONLY_KEY, READ_ONLY_SECRET, WRITE_ONLY_KEY, WRITE_ONLY_SECRET);

  /** Whether the host takes the header away before PHP sees it. */
  volatile boolean headerStripped;

  private record Given(String key, String secret) {}

  /** Why the request stays outside; empty if it may come in. */
  Optional<ApiError> refusal(ApiRequest request) {
    Optional<Given> given = given(request);
    if (given.isEmpty() || !SECRETS.containsKey(given.get().key())) {
      return Optional.of(request.isRead() ? ApiError.NO_KEY : ApiError.NO_KEY_WRITING);
    }
    if (!SECRETS.get(given.get().key()).equals(given.get().secret())) {
      return Optional.of(ApiError.WRONG_SECRET);
    }
    String useless = request.isRead() ? WRITE_ONLY_KEY : READ_ONLY_KEY;
    ApiError refused = request.isRead() ? ApiError.WRITE_ONLY : ApiError.READ_ONLY;
    return given.get().key().equals(useless) ? Optional.of(refused) : Optional.empty();
  }

  private Optional<Given> given(ApiRequest request) {
    Optional<Given> inHeader =
        request
            .authorization()
            .filter(header -> !headerStripped && header.startsWith("Basic "))
            .flatMap(header -> decoded(header.substring(6).strip()))
            .map(given -> given.split(":", 2))
            .filter(parts -> parts.length == 2)
            .map(parts -> new Given(parts[0], parts[1]));
    return inHeader.or(
        () ->
            request
                .parameter("consumer_key")
                .map(key -> new Given(key, request.parameter("consumer_secret").orElse(""))));
  }

  /** What is no base64 is no key. */
  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
