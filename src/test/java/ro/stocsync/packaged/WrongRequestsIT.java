package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
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
              + "javax?\\.|exception|stack ?trace|^server:|^x-powered-by:|\\d+\\.\\d+\\.\\d+(?!\\.)",
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
    requests.put("404 of a page", whole("GET", "/console/nobody", ""));
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
    requests.put("broken type", whole("POST", CALLBACK, "x", TOKEN, "Content-Type: ///;;="));
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
        "413 wall of the console",
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
    requests.put("no host", "GET /login HTTP/1.1\r\nConnection: close\r\n\r\n");
    requests.put(
        "broken host", "GET /console HTTP/1.1\r\nHost: a b:c\r\nConnection: close\r\n\r\n");
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
                      String answer = RawHttp.to(stocSync).sends(request.getValue());
                      java.nio.file.Files.writeString(
                          java.nio.file.Path.of("/tmp/w/h4-answers.txt"),
                          "=== "
                              + request.getKey()
                              + "\n"
                              + answer.substring(0, Math.min(answer.length(), 1500))
                              + "\n",
                          java.nio.file.StandardOpenOption.CREATE,
                          java.nio.file.StandardOpenOption.APPEND);
                      assertThat(answer).doesNotContainPattern(TELLS);
                    }));
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
