package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import ro.stocsync.WithDemoShop;
import ro.stocsync.demo.DemoShop;

/** What a page does between being opened and being left. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class PagesAtWorkTest {

  private static final String PRODUCTS = "/console/acme/main/products";
  private static final String SEARCH = "Căutați după cod, nume sau SKU";

  @Inject FilledShop filled;
  DemoShop shop;

  @BeforeEach
  void begin() {
    filled.atWork(shop);
  }

  /** Also what the README shows. */
  @Test
  void aMorningOfSalesIsSeenAtAGlance(ConsoleBrowser browser) {
    filled.sinceYesterday();
    browser.looks(new Look(Look.Screen.TABLET, Look.Colours.LIGHT));
    browser.asAna().opens("/console").sees("Toate verificările au trecut");
    assertThat(browser.parts(".figure-number"))
        .extracting(WebElement::getText)
        .startsWith("0", "0", "2");
    browser.screenshot("readme-overview");

    browser.looks(new Look(Look.Screen.DESK, Look.Colours.LIGHT));
    browser.opens(PRODUCTS + "?order=NAME").sees("29 de rezultate").screenshot("readme-products");
    assertThat(browser.parts("#rows .text-bg-success")).hasSize(27);
    assertThat(browser.parts("#rows .text-bg-warning")).hasSize(2);
  }

  @Test
  void whoeverGoesBackAfterASearchSeesTheWholePageAgain(ConsoleBrowser browser) {
    browser.asAna().opens(PRODUCTS).fills(SEARCH, "ceai").sees("4 rezultate");
    browser.field(SEARCH).sendKeys(" negru model 00001");
    browser.sees("1 rezultat");

    browser.goesBack().sees("4 rezultate").sees("Produsele din magazinul main");

    assertThat(browser.parts("main")).hasSize(1);
    browser.clicks("Istoric").isAt("/console/acme/history");
    browser.goesBack().sees("4 rezultate").sees("Produsele din magazinul main");
  }

  @Test
  void allProductsOfThePageAreChosenAtOnceAndDelivered(ConsoleBrowser browser) {
    browser.asAna().opens(PRODUCTS + "?text=ceai").clicks("Alege toate produsele din pagină");

    browser.clicks("Trimite acum").sees("4 produse se trimit acum.");
  }

  @Test
  void whatIsRefusedIsSaidInItsPlaceOnThePage(ConsoleBrowser browser) {
    browser.expectsComplaint("400");
    browser.asAna().opens(PRODUCTS).remembersThePage();

    browser.clicks("Trimite acum").sees("Alegeți cel puțin un produs din listă");

    assertThat(browser.parts("main, header, dialog")).hasSize(3);
    browser.isStillOnThePage();
  }

  /** Before anything else, for the next answer of the service brings a new token. */
  @Test
  void aPageWhoseTokenIsGoneSaysToLoadItAnew(ConsoleBrowser browser) {
    browser.expectsComplaint("400");
    browser.asAna().opens(PRODUCTS).remembersThePage();

    browser.forgetsItsToken().clicks("Trimite acum").sees("reîncărcați pagina și încercați");

    browser.isStillOnThePage();
  }
}
