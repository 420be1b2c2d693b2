package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.restassured.RestAssured;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ro.stocsync.Operator;
import ro.stocsync.demo.DemoShop;

/**
 * Whoever asks wrongly, comes from where he may not, or guesses, learns nothing and stops nobody.
 * 127.0.0.2 stands for a proxy that is trusted, 127.0.0.66 for a stranger.
 */
class WrongRequestsIT {

  private static final String PROXY = "127.0.0.2";
  private static final String SMARTBILLS = "127.0.0.3";
  private static final String STRANGER = "127.0.0.66";
  private static final String CALLBACK = "/smartbill/acme/stocks";
  private static final String JSON = "Content-Type: application/json";
  private static final String TOKEN = "Authorization: Bearer " + StocSyncProcess.TOKEN;
  private static final String WRONG = "Authorization: Bearer token-of-nobody";

  /** What would tell by what the answer was made. */
  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)quarkus|vert\\.?x|netty|resteasy|jackson|hibernate|\\bat ro\\.|\\bat io\\.|java\\.|"
              + "javax?\\.|exception|\"stack|stack ?trace|^server:|^x-powered-by:|\\d+\\.\\d+\\.\\d+(?!\\.)",
          Pattern.MULTILINE);

  private static TestDatabase database;
  private static DemoShop shop;
  private static StocSyncProcess stocSync;

  @BeforeAll
  static void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    Map<String, String> settings = new HashMap<>(Operator.environment());
    settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", PROXY);
    settings.put("STOCSYNC_ACCESS_CALLBACK_ADDRESSES", "203.0.113.0/24,2001:db8::/32,127.0.0.0/29");
    stocSync = StocSyncProcess.listening(database, shop, settings);
  }

  @AfterAll
  static void stop() {
    stocSync.close();
    shop.close();
    database.close();
  }

  private static RawHttp from(String address) {
    return RawHttp.to(stocSync).from(address);
  }

  @TestFactory
  Stream<DynamicTest> noAnswerTellsWhatRunsHere() {
    String big = "x".repeat(70_000);
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put("404 root", whole("GET", "/nothing", ""));
    requests.put("404 of the API", whole("GET", "/api/nothing", "", basic("ana", "parola-anei")));
    requests.put("404 of SmartBill", whole("POST", "/smartbill/acme/nothing", "{}", TOKEN, JSON));
    requests.put("302 page", whole("GET", "/console/nobody", ""));
    requests.put("404 of /q", whole("GET", "/q/nothing", ""));
    requests.put("404 of a web jar", whole("GET", "/webjars/nothing.js", ""));
    requests.put("401 callback", whole("POST", CALLBACK, "{}", JSON));
    requests.put("401 API", whole("GET", "/api/companies", ""));
    requests.put(
        "401 broken Basic", whole("GET", "/api/companies", "", "Authorization: Basic %%%"));
    requests.put("401 hook", whole("POST", "/woocommerce/acme/main/hooks", "{}"));
    requests.put("405 callback", whole("GET", CALLBACK, "", TOKEN));
    requests.put("405 page", whole("DELETE", "/login", ""));
    requests.put("405 unknown method", whole("BREW", CALLBACK, "", TOKEN));
    requests.put("TRACE", whole("TRACE", "/", ""));
    requests.put("CONNECT", "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n");
    requests.put("415 callback", whole("POST", CALLBACK, "x", TOKEN, "Content-Type: text/plain"));
    requests.put("400 broken type", whole("POST", CALLBACK, "x", TOKEN, "Content-Type: ///;;="));
    requests.put("400 empty type", whole("POST", CALLBACK, "[]", TOKEN, "Content-Type: ", JSON));
    requests.put("broken Accept", whole("POST", CALLBACK, "[]", TOKEN, JSON, "Accept: /x/,,;q=z"));
    requests.put(
        "406",
        whole("GET", "/api/companies", "", basic("ana", "parola-anei"), "Accept: image/png"));
    requests.put("400 callback", whole("POST", CALLBACK, "{", TOKEN, JSON));
    requests.put("gzip body", whole("POST", CALLBACK, "{}", TOKEN, JSON, "Content-Encoding: gzip"));
    requests.put(
        "413 wall",
        "POST "
            + CALLBACK
            + " HTTP/1.1\r\nHost: a\r\n"
            + TOKEN
            + "\r\n"
            + JSON
            + "\r\nConnection: close\r\nContent-Length: 99999999\r\n\r\n");
    requests.put(
        "wall of the console",
        "POST /login HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999\r\n\r\n");
    requests.put("414", whole("GET", "/" + big, ""));
    requests.put("431", whole("GET", "/", "", "X-Long: " + big));
    requests.put("broken escape", whole("GET", "/console/%zz%", ""));
    requests.put("escaped NUL", whole("GET", "/console/acme%00", ""));
    requests.put("out of the folder", whole("GET", "/assets/..%2f..%2fapplication.properties", ""));
    requests.put("matrix", whole("GET", "/api;x=1/companies", ""));
    requests.put(
        "broken length",
        "POST " + CALLBACK + " HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n");
    requests.put(
        "two lengths",
        "POST "
            + CALLBACK
            + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx");
    requests.put(
        "length and chunks",
        "POST "
            + CALLBACK
            + " HTTP/1.1\r\nHost: a\r\n"
            + TOKEN
            + "\r\n"
            + JSON
            + "\r\nConnection: close\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    requests.put(
        "broken chunk",
        "POST "
            + CALLBACK
            + " HTTP/1.1\r\nHost: a\r\n"
            + TOKEN
            + "\r\n"
            + JSON
            + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nfoo\r\n");
    requests.put("no HTTP", "HELO stocsync\r\n\r\n");
    requests.put("other HTTP", "GET / HTTP/9.9\r\nHost: a\r\n\r\n");
    requests.put("400 no host", "GET /login HTTP/1.1\r\nConnection: close\r\n\r\n");
    requests.put(
        "400 broken host", "GET /console HTTP/1.1\r\nHost: a b:c\r\nConnection: close\r\n\r\n");
    requests.put("broken header", "GET /login HTTP/1.1\r\nHost: a\r\nB\0ad: x\r\n\r\n");
    requests.put("log in without a form", whole("POST", "/login", "{}", JSON));
    requests.put("log in wrongly", form("/login", "j_username=ana&j_password=nothing"));
    requests.put("many fields", form("/login", "a=1&".repeat(5_000)));
    requests.put("long field", form("/login", "j_username=" + big));
    requests.put("broken form", form("/login", "j_username=%zz"));
    requests.put(
        "form without a boundary",
        whole("POST", "/login", "x", "Content-Type: multipart/form-data"));
    requests.put("forged session", whole("GET", "/console", "", "Cookie: stocsync-session=Zm9v"));
    requests.put("forged session 2", whole("GET", "/console", "", "Cookie: stocsync-session=\"\1"));
    requests.put("no form token", form("/console/acme/runs", "kind=PULL"));
    requests.put("OpenAPI", whole("GET", "/q/health/group/nothing", ""));
    requests.put(
        "upgrade",
        whole("GET", "/login", "", "Connection: Upgrade", "Upgrade: h2c", "HTTP2-Settings: x"));
    requests.put(
        "websocket", whole("GET", "/console", "", "Connection: Upgrade", "Upgrade: websocket"));
    requests.put("ranges", whole("GET", "/assets/console.css", "", "Range: bytes=9999999-1"));
    requests.put("expectation", whole("POST", CALLBACK, "[]", TOKEN, JSON, "Expect: nothing"));
    requests.put(
        "wrong page number",
        whole("GET", "/api/companies/acme/runs?page=x", "", basic("ana", "parola-anei")));
    requests.put(
        "broken id", whole("GET", "/api/companies/acme/runs/x", "", basic("ana", "parola-anei")));
    requests.put(
        "broken JSON of the API",
        whole(
            "POST", "/api/companies/acme/runs", "{\"kind\":[", basic("ana", "parola-anei"), JSON));
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () -> {
                      String answer = RawHttp.to(stocSync).patient(1_000).sends(request.getValue());
                      assertThat(answer).doesNotContainPattern(TELLS);
                      if (request.getKey().matches("\\d{3}.*")) {
                        assertThat(request.getKey())
                            .startsWith(Integer.toString(RawHttp.status(answer)));
                      }
                    }));
  }

  /** What failed before a resource was reached had a page of another's. */
  @Test
  void loggingInTakesAFormAndNothingElse() {
    String answer = from(SMARTBILLS).asks("POST", "/login", "{}", JSON);

    assertThat(RawHttp.status(answer)).isEqualTo(415);
    assertThat(stocSync.log()).doesNotContain("POST /login");
  }

  @Test
  void aPackedBodyIsNotUnpacked() {
    String answer =
        from(SMARTBILLS).asks("POST", CALLBACK, "x", TOKEN, JSON, "Content-Encoding: gzip");

    assertThat(RawHttp.status(answer)).isEqualTo(415);
    assertThat(RawHttp.header(answer, "Accept-Encoding")).isEqualTo("identity");
    assertThat(answer).contains("necomprimate");
  }

  @Test
  void callbacksComeFromTheAllowedAddressesOnly() {
    assertThat(callback(SMARTBILLS)).isEqualTo(200);

    String refused = from(STRANGER).asks("POST", CALLBACK, "[]", TOKEN, JSON);

    assertThat(RawHttp.status(refused)).isEqualTo(403);
    assertThat(refused).contains(STRANGER, "stocsync.access.callback-addresses");
    assertThat(RawHttp.status(from(STRANGER).asks("GET", "/login", "")))
        .as("the console, which has no list")
        .isEqualTo(200);
    for (String way :
        new String[] {
          "/smartbill;x/acme/stocks",
          "/./smartbill/acme/stocks",
          "/%73martbill/acme/stocks",
          "//smartbill/acme/stocks"
        }) {
      assertThat(RawHttp.status(from(STRANGER).asks("POST", way, "[]", TOKEN, JSON)))
          .as(way)
          .isIn(400, 403, 404);
    }
  }

  @Test
  void aTrustedProxysWordIsBelievedAndNobodyElses() {
    assertThat(callback(PROXY, "X-Forwarded-For: 203.0.113.9")).isEqualTo(200);
    assertThat(callback(PROXY, "X-Forwarded-For: 2001:db8::9")).isEqualTo(200);
    assertThat(callback(PROXY, "X-Forwarded-For: 198.51.100.1")).isEqualTo(403);
    assertThat(callback(STRANGER, "X-Forwarded-For: 203.0.113.9")).as("forged").isEqualTo(403);
    assertThat(callback(PROXY, "X-Forwarded-For: 203.0.113.9, 198.51.100.1"))
        .as("forged, and the proxy added what it saw")
        .isEqualTo(403);
    assertThat(callback(PROXY, "X-Forwarded-For: 198.51.100.1, 203.0.113.9")).isEqualTo(200);
    assertThat(callback(PROXY)).as("the proxy itself").isEqualTo(200);
    assertThat(callback(PROXY, "X-Forwarded-For: " + PROXY + ", 198.51.100.1"))
        .as("who would be taken for the proxy")
        .isEqualTo(403);
  }

  private static int callback(String from, String... headers) {
    String[] all = Stream.concat(Stream.of(TOKEN, JSON), Stream.of(headers)).toArray(String[]::new);
    return RawHttp.status(from(from).asks("POST", CALLBACK, "[]", all));
  }

  @Test
  void whoGuessesTokensIsToldToWaitAndNobodyElseIs() {
    String answer = untilTooMany("127.0.0.4", "POST", CALLBACK, WRONG, JSON);

    assertThat(Integer.parseInt(RawHttp.header(answer, "Retry-After"))).isBetween(1, 60);
    assertThat(callback("127.0.0.4")).as("the right token from there").isEqualTo(200);
    assertThat(RawHttp.status(from("127.0.0.5").asks("POST", CALLBACK, "[]", WRONG, JSON)))
        .as("a wrong one from elsewhere")
        .isEqualTo(401);
    assertThat(counted("callback", "wrong")).isGreaterThanOrEqualTo(30);
    assertThat(counted("callback", "throttled")).isPositive();
  }

  @Test
  void whoGuessesSignaturesIsToldToWait() {
    untilTooMany("127.0.0.6", "POST", "/woocommerce/acme/main/hooks", "X-WC-Webhook-Signature: x");

    assertThat(counted("webhook", "throttled")).isPositive();
  }

  @Test
  void whoGuessesPasswordsIsNotLookedAtAnyMore() {
    String wrong = basic("ana", "no-password");
    for (int i = 0; i < 20 && counted("api", "throttled") == 0; i++) {
      assertThat(asAna("127.0.0.7", wrong)).isEqualTo(401);
    }

    assertThat(counted("api", "wrong")).isGreaterThanOrEqualTo(10);
    assertThat(counted("api", "throttled")).isPositive();
    String right = basic("ana", "parola-anei");
    assertThat(asAna("127.0.0.7", right)).as("ana, from there").isEqualTo(401);
    assertThat(asAna("127.0.0.5", right)).as("ana, from elsewhere").isEqualTo(200);
  }

  private static int asAna(String from, String authorization) {
    return RawHttp.status(from(from).asks("GET", "/api/companies", "", authorization));
  }

  private static String untilTooMany(String from, String method, String path, String... headers) {
    for (int i = 0; i < 200; i++) {
      String answer = from(from).asks(method, path, "", headers);
      if (RawHttp.status(answer) == 429) {
        return answer;
      }
      assertThat(RawHttp.status(answer)).isEqualTo(401);
    }
    throw new AssertionError("200 wrong ones were looked at");
  }

  private static double counted(String kind, String outcome) {
    String name =
        "stocsync_authentications_failed_total{kind=\"%s\",outcome=\"%s\"} "
            .formatted(kind, outcome);
    return RestAssured.get(stocSync.url("/q/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  @Test
  void everyAnswerForbidsWhatItDoesNotNeed() {
    Map<String, String> answers =
        Map.of(
            "page", from(PROXY).asks("GET", "/login", ""),
            "file", from(PROXY).asks("GET", "/assets/console.css", ""),
            "API", from(SMARTBILLS).asks("GET", "/api/companies", "", basic("ana", "parola-anei")),
            "refusal", from(SMARTBILLS).asks("POST", CALLBACK, "", WRONG),
            "answer", from(SMARTBILLS).asks("POST", CALLBACK, "[]", TOKEN, JSON),
            "nothing", from(SMARTBILLS).asks("GET", "/nothing", ""));
    answers.forEach(
        (name, answer) -> {
          assertThat(RawHttp.header(answer, "X-Content-Type-Options"))
              .as(name)
              .isEqualTo("nosniff");
          assertThat(RawHttp.header(answer, "X-Frame-Options")).as(name).isEqualTo("DENY");
          assertThat(RawHttp.header(answer, "Referrer-Policy")).as(name).isEqualTo("same-origin");
          assertThat(RawHttp.header(answer, "Content-Security-Policy"))
              .as(name)
              .startsWith("default-src 'none';")
              .contains("frame-ancestors 'none'")
              .doesNotContain("unsafe");
          assertThat(RawHttp.header(answer, "Strict-Transport-Security")).as(name).isEmpty();
        });
    for (String secret : new String[] {"page", "API", "answer"}) {
      assertThat(RawHttp.header(answers.get(secret), "Cache-Control"))
          .as(secret)
          .contains("no-store");
    }
    assertThat(RawHttp.header(answers.get("page"), "Permissions-Policy")).contains("camera=()");
  }

  @Test
  void whatCameOverTlsStaysThere() {
    String trusted = from(PROXY).asks("GET", "/login", "", "X-Forwarded-Proto: https");
    String forged = from(STRANGER).asks("GET", "/login", "", "X-Forwarded-Proto: https");

    assertThat(RawHttp.header(trusted, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(RawHttp.header(trusted, "Set-Cookie"))
        .contains("stocsync-csrf=", "Secure", "HTTPOnly", "SameSite=Lax");
    assertThat(RawHttp.header(forged, "Strict-Transport-Security")).isEmpty();
    for (String path : new String[] {"/language/en?back=/login", "/console"}) {
      String answer = from(PROXY).asks("GET", path, "", "X-Forwarded-Proto: https");
      assertThat(RawHttp.header(answer, "Set-Cookie")).as(path).contains("Secure", "SameSite=Lax");
    }
    String session =
        from(PROXY)
            .asks(
                "POST",
                "/login",
                "j_username=ana&j_password=parola-anei",
                "Content-Type: application/x-www-form-urlencoded",
                "X-Forwarded-Proto: https",
                "X-Forwarded-For: 198.51.100.7");
    assertThat(RawHttp.header(session, "Set-Cookie"))
        .contains("stocsync-session=", "Secure", "HTTPOnly", "SameSite=Lax");
  }

  private static String whole(String method, String path, String body, String... headers) {
    return RawHttp.request(method, path, body, headers);
  }

  private static String form(String path, String body) {
    return whole("POST", path, body, "Content-Type: application/x-www-form-urlencoded");
  }

  private static String basic(String user, String password) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
  }
}
