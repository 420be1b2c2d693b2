package ro.stocsync.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The web server in front of the shop, nginx with its default limits. What it refuses it answers
 * for itself, in HTML.
 */
final class WebServer {

  /** {@code client_max_body_size} (body-over-1mb). */
  private static final int LARGEST_BODY = 1_048_576;

  /** {@code large_client_header_buffers}, 8 kB for {@code GET /... HTTP/1.1} (url-8kb-414). */
  private static final int LONGEST_REQUEST_LINE = 8_192;

  private static final int REST_OF_REQUEST_LINE = " HTTP/1.1".length() + 1;

  /**
   * What 4 kB of headers leave for Link: 354 SKUs of seven characters in the address of a list with
   * a second page passed, more did not (woocommerce-recordings 15, url-link-header-502).
   */
  private static final int LONGEST_LINK = 3_635;

  private final DemoApi api;

  WebServer(DemoApi api) {
    this.api = api;
  }

  ApiAnswer answer(ApiRequest request) {
    return refusal(request).orElseGet(() -> passedOn(api.answer(request), request));
  }

  /** Below {@code /wp-json/}, but not of this API (v4-namespace). */
  ApiAnswer noSuchRoute(ApiRequest request) {
    return passedOn(ApiAnswer.error(ApiError.NO_ROUTE), request);
  }

  private static Optional<ApiAnswer> refusal(ApiRequest request) {
    int line = request.method().length() + REST_OF_REQUEST_LINE + request.target().length();
    if (line > LONGEST_REQUEST_LINE) {
      return Optional.of(page(414, "Request-URI Too Large"));
    }
    return request.body().length > LARGEST_BODY
        ? Optional.of(page(413, "Request Entity Too Large"))
        : Optional.empty();
  }

  private static ApiAnswer passedOn(ApiAnswer answer, ApiRequest request) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.putIfAbsent("Link", PageLinks.index(request.site()));
    return headers.get("Link").length() > LONGEST_LINK
        ? page(502, "Bad Gateway")
        : new ApiAnswer(answer.status(), answer.contentType(), headers, answer.body());
  }

  private static ApiAnswer page(int status, String title) {
    return new ApiAnswer(
        status,
        "text/html",
        Map.of(),
        """
        <html>
        <head><title>%1$d %2$s</title></head>
        <body>
        <center><h1>%1$d %2$s</h1></center>
        <hr><center>nginx/1.22.1</center>
        </body>
        </html>
        """
            .formatted(status, title)
            .replace("\n", "\r\n"));
  }
}
