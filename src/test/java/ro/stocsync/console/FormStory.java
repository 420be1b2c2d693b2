package ro.stocsync.console;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shop's settings as somebody fills them in on a page, all else as it is by default. */
final class FormStory {

  static final String SETTINGS = "/console/acme/main/settings";

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

  private final Browser browser;
  private final String seen;
  private List<String> warehouses = List.of("Magazin", "Rezerva");
  private String others = "";
  private String synchronised = "true";
  private String safetyStock = "0";
  private String negativeStock = "PASS_ON";
  private String decimals = "EXACT";

  private FormStory(Browser browser, String seen) {
    this.browser = browser;
    this.seen = seen;
  }

  /** As they open the page. */
  static FormStory openedBy(Browser browser) {
    String page = browser.opens(SETTINGS).statusCode(200).extract().asString();
    Matcher seen = SEEN.matcher(page);
    if (!seen.find()) {
      throw new AssertionError("The page has no form");
    }
    return new FormStory(browser, seen.group(1));
  }

  FormStory warehouses(String... names) {
    warehouses = List.of(names);
    return this;
  }

  FormStory others(String names) {
    others = names;
    return this;
  }

  FormStory synchronised(boolean on) {
    synchronised = Boolean.toString(on);
    return this;
  }

  FormStory safetyStock(String pieces) {
    safetyStock = pieces;
    return this;
  }

  FormStory negativeStock(String choice) {
    negativeStock = choice;
    return this;
  }

  FormStory decimals(String choice) {
    decimals = choice;
    return this;
  }

  ValidatableResponse saves() {
    return sends(SETTINGS);
  }

  ValidatableResponse asksForTheEffect() {
    return sends(SETTINGS + "/effect");
  }

  ValidatableResponse sends(String address) {
    RequestSpecification request =
        browser
            .request()
            .header("X-CSRF-TOKEN", browser.token())
            .header("HX-Request", "true")
            .formParam("seen", seen)
            .formParam("others", others)
            .formParam("synchronised", synchronised)
            .formParam("safetyStock", safetyStock)
            .formParam("decimals", decimals)
            .formParam("negativeStock", negativeStock)
            .formParam("manageStock", "REPORT")
            .formParam("nameFallback", "false");
    warehouses.forEach(name -> request.formParam("warehouses", name));
    return request.post(address).then();
  }
}
