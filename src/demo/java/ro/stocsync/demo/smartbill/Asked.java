package ro.stocsync.demo.smartbill;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method upper case
 * @param path decoded
 * @param query as it came
 * @param parameters of the query and, behind them, of a posted form; of one given twice the last
 * @param authorization the header, if it arrived
 * @param browser whether whoever asks wants a page to look at
 */
record Asked(
    String method,
    String path,
    String query,
    Map<String, String> parameters,
    Optional<String> authorization,
    boolean browser) {

  private static final int LARGEST_FORM = 8_192;

  static Asked of(Request request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    String query = mark < 0 ? "" : url.substring(mark + 1);
    Map<String, String> parameters = new LinkedHashMap<>(parameters(query));
    parameters.putAll(parameters(form(request)));
    return new Asked(
        request.getMethod().getName(),
        decoded(mark < 0 ? url : url.substring(0, mark)),
        query,
        parameters,
        Optional.ofNullable(request.getHeader("Authorization")),
        Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/html"));
  }

  /** A longer form is none of this page's. */
  private static String form(Request request) {
    String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    boolean posted = type.startsWith("application/x-www-form-urlencoded");
    byte[] body = Optional.ofNullable(request.getBody()).orElseGet(() -> new byte[0]);
    return posted && body.length <= LARGEST_FORM ? new String(body, StandardCharsets.UTF_8) : "";
  }

  private static Map<String, String> parameters(String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.put(decoded(name), decoded(value));
      }
    }
    return parameters;
  }

  /** What is not well encoded stays as it came. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
