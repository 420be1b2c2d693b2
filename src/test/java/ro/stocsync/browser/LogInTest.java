package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;

/** In and out by the form, in which language, and in which colours. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class LogInTest {

  private static final String UNMATCHED = "/console/acme/main/products?show=UNMATCHED&text=ceai";

  @Test
  void whoeverIsWrongIsToldSoAndTriesAgain(ConsoleBrowser browser) {
    browser.logsIn("vlad", "parola-anei").sees("Numele sau parola nu sunt corecte.");

    browser.logsIn("vlad", "parola-lui-vlad").isAt("/console").sees("Privire de ansamblu");

    browser.clicks("Ieșire").isAt("/login");
    browser.opens("/console").isAt("/login");
  }

  @Test
  void theLanguageIsSwitchedOnThePageAndRemembered(ConsoleBrowser browser) {
    browser.logsIn("ana", "parola-anei").isAt("/console").opens(UNMATCHED).clicks("EN English");

    browser.sees("Products of the shop main");
    assertThat(browser.address()).isEqualTo(UNMATCHED);
    assertThat(browser.part("html").getDomAttribute("lang")).isEqualTo("en");
    assertThat(browser.field("Search by code, name or SKU").getDomProperty("value"))
        .isEqualTo("ceai");
    browser.clicks("Log out").isAt("/login").sees("Log in");
    browser.clicks("RO Română").sees("Intrare în cont");
  }

  @Test
  void theColoursAreTheSystemsUntilTheReaderChoosesOthers(ConsoleBrowser browser) {
    browser.asAna().opens("/console");
    assertThat(theme(browser)).isEqualTo("light");

    browser.clicks("Aspect").clicks("Întunecat");

    assertThat(theme(browser)).isEqualTo("dark");
    browser.opens("/console/acme/history");
    assertThat(theme(browser)).isEqualTo("dark");

    browser.clicks("Aspect").clicks("Ca sistemul");
    assertThat(theme(browser)).isEqualTo("light");
    browser.looks(new Look(Look.Screen.DESK, Look.Colours.DARK));
    browser.sees(() -> assertThat(theme(browser)).isEqualTo("dark"));
  }

  private static String theme(ConsoleBrowser browser) {
    return browser.part("html").getDomAttribute("data-bs-theme");
  }
}
