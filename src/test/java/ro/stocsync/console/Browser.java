package ro.stocsync.console;

import static io.restassured.RestAssured.given;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who opens pages and keeps cookies; runs no script. */
final class Browser {

  private static final Pattern TOKEN = Pattern.compile("X-CSRF-TOKEN\":\"([A-Za-z0-9_-]+)\"");

  private final CookieFilter cookies = new CookieFilter();

  static Browser of(String user, String password) {
    Browser browser = new Browser();
    browser.logsIn(user, password).statusCode(302);
    return browser;
  }

  ValidatableResponse logsIn(String user, String password) {
    return request()
        .formParam("j_username", user)
        .formParam("j_password", password)
        .post("/login")
        .then();
  }

  ValidatableResponse opens(String address) {
    return request().get(address).then();
  }

  /** The token that pages carry in what they send. */
  String token() {
    Matcher token = TOKEN.matcher(opens("/console").statusCode(200).extract().asString());
    if (!token.find()) {
      throw new AssertionError("The page carries no token");
    }
    return token.group(1);
  }

  /** Sends a form as a page's script would; the answer is a part of the page. */
  ValidatableResponse sends(String address, String... fields) {
    RequestSpecification form =
        request()
            .header("X-CSRF-TOKEN", token())
            .header("HX-Request", "true")
            .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    for (int i = 0; i < fields.length; i += 2) {
      form.formParam(fields[i], fields[i + 1]);
    }
    return form.post(address).then();
  }

  RequestSpecification request() {
    return given().filter(cookies).redirects().follow(false).urlEncodingEnabled(true);
  }
}
