package ro.stocsync.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WireMock's way into the demo shop: faults first, then the API or the page, and the journal. */
final class DemoTransformer implements ResponseDefinitionTransformerV2 {

  private static final Pattern SINGLE = Pattern.compile("/products/(?:\\d+/variations/)?(\\d+)");

  private final WebServer shop;
  private final DemoPage page;
  private final DemoControl control;
  private final Faults<Fault> faults;
  private final Journal journal;

  DemoTransformer(
      WebServer shop, DemoPage page, DemoControl control, Faults<Fault> faults, Journal journal) {
    this.shop = shop;
    this.page = page;
    this.control = control;
    this.faults = faults;
    this.journal = journal;
  }

  @Override
  public String getName() {
    return "demo-shop";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request seen = event.getRequest();
    String path = URI.create(seen.getAbsoluteUrl()).getPath();
    if (path.startsWith("/wp-json/") && !path.startsWith(ApiRequest.ROOT + "/")) {
      return definition(shop.noSuchRoute(request(seen, path)));
    }
    if (path.startsWith(DemoControl.ROOT)) {
      Map<String, String> query = ApiRequest.query(seen.getAbsoluteUrl());
      return definition(control.answer(seen.getMethod().getName(), path, query));
    }
    if (DemoPicture.isOne(path)) {
      return definition(DemoPicture.answer(path));
    }
    if (!path.startsWith(ApiRequest.ROOT + "/")) {
      return path.equals("/")
          ? definition(ApiAnswer.html(200, page.html()))
          : definition(ApiAnswer.html(404, "<html><body>Pagina nu a fost găsită</body></html>"));
    }
    ApiRequest request = request(seen, path.substring(ApiRequest.ROOT.length()));
    long began = System.nanoTime();
    Journal.Entry entry = entry(seen, request, began);
    try {
      return faults
          .forRequest(request.method(), request.path(), entry.written())
          .map(fault -> failing(fault, request))
          .orElseGet(() -> definition(shop.answer(request)));
    } finally {
      journal.add(entry.endedNow());
    }
  }

  private static ApiRequest request(Request seen, String path) {
    Map<String, String> query = ApiRequest.query(seen.getAbsoluteUrl());
    String method =
        Optional.ofNullable(seen.getHeader("X-HTTP-Method-Override"))
            .orElseGet(() -> query.getOrDefault("_method", seen.getMethod().getName()));
    String type = Optional.ofNullable(seen.getHeader("Content-Type")).orElse("");
    return new ApiRequest(
        seen.getAbsoluteUrl(),
        method.toUpperCase(Locale.ROOT),
        path,
        query,
        Map.of(),
        Optional.ofNullable(seen.getHeader("Authorization")),
        type.startsWith("application/json"),
        seen.getBody() == null ? new byte[0] : seen.getBody());
  }

  private ResponseDefinition failing(Fault fault, ApiRequest request) {
    return switch (fault) {
      case Fault.Delay(Duration delay) -> {
        sleep(delay);
        yield definition(shop.answer(request));
      }
      case Fault.LateAnswer(Duration after) -> {
        ApiAnswer answer = shop.answer(request);
        sleep(after);
        yield definition(answer);
      }
      case Fault.Truncate truncate -> {
        ApiAnswer answer = shop.answer(request);
        yield definition(
            new ApiAnswer(
                answer.status(),
                answer.contentType(),
                answer.headers(),
                answer.body().substring(0, answer.body().length() / 2)));
      }
      case Fault.ResetAfterWork reset -> {
        shop.answer(request);
        yield reset();
      }
      case Fault.Reset reset -> reset();
      case Fault.Throttle(Duration retryAfter) ->
          definition(
              new ApiAnswer(
                  429,
                  "text/html",
                  Map.of("Retry-After", "" + retryAfter.toSeconds()),
                  "<html><title>429 Too Many Requests</title></html>"));
      case Fault.ServerError error ->
          definition(
              ApiAnswer.error(
                  ApiError.of(
                      500,
                      "internal_server_error",
                      "<p>There has been a critical error on this website.</p>")));
      case Fault.Maintenance maintenance ->
          definition(
              ApiAnswer.html(
                  503, "<html><body><h1>Magazinul este în mentenanță</h1></body></html>"));
      case Fault.Captcha captcha ->
          definition(ApiAnswer.html(202, "<html><body>Checking that you are human</body></html>"));
      case Fault.LoginPage login ->
          definition(ApiAnswer.html(200, "<html><body><h1>Autentificare</h1></body></html>"));
      case Fault.GatewayTimeout(Duration workedAfter) -> {
        Thread.ofVirtual()
            .start(
                () -> {
                  sleep(workedAfter);
                  shop.answer(request);
                });
        yield definition(ApiAnswer.html(504, "<html><h1>504 Gateway Time-out</h1></html>"));
      }
      case Fault.BadGateway gateway ->
          definition(ApiAnswer.html(502, "<html><h1>502 Bad Gateway</h1></html>"));
      case Fault.Redirect(String location) ->
          definition(
              new ApiAnswer(301, "text/html", Map.of("Location", location), "<html>Moved</html>"));
    };
  }

  private static ResponseDefinition reset() {
    return new ResponseDefinitionBuilder()
        .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
        .build();
  }

  private static ResponseDefinition definition(ApiAnswer answer) {
    List<HttpHeader> headers = new ArrayList<>();
    headers.add(new HttpHeader("Content-Type", answer.contentType()));
    headers.add(
        new HttpHeader(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC))));
    answer.headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
    return new ResponseDefinitionBuilder()
        .withStatus(answer.status())
        .withHeaders(new HttpHeaders(headers))
        .withBody(answer.body().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static Journal.Entry entry(Request seen, ApiRequest request, long began) {
    JsonNode body;
    try {
      body = DemoApi.body(request);
    } catch (JsonProcessingException | CharacterCodingException e) {
      body = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
    List<Long> written = request.isWrite() ? ProductWrites.ids(body) : List.of();
    int operations = ProductWrites.operations(body);
    Matcher single = SINGLE.matcher(request.path());
    if (request.isWrite() && single.matches()) {
      written = List.of(DemoApi.id(single.group(1)));
      operations = 1;
    }
    String query = Optional.ofNullable(URI.create(seen.getAbsoluteUrl()).getRawQuery()).orElse("");
    return new Journal.Entry(
        request.method(), request.path(), query, operations, written, began, began);
  }

  /** The shop's own slowness, not a test waiting for something. */
  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
