package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import ro.stocsync.WithDemoShop;
import ro.stocsync.demo.DemoShop;

/** Everything is done without a mouse. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class KeyboardTest {

  @Inject FilledShop filled;
  DemoShop shop;

  @Test
  void aProductIsFoundOpenedAndDelivered(ConsoleBrowser browser) {
    filled.atWork(shop);
    browser.asAna().opens("/console/acme/main/products").remembersThePage();

    browser.tabsTo("Treceți la conținut").presses(Keys.ENTER);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("content");
    browser.tabsTo("Căutați după cod, nume sau SKU").presses("cafea boabe model 00016");

    browser.sees("1 rezultat").seesNoMore("Ceai negru");
    browser.isStillOnThePage();
    assertThat(browser.address()).contains("text=cafea");
    browser.tabsTo("Cafea boabe model 00016").presses(Keys.ENTER);
    browser.isAt("/console/acme/main/product").tabsTo("Trimite acum").presses(Keys.ENTER);
    browser.sees("1 produs se trimite acum.");
    browser.opens("/console/acme/history").sees("Trimitere cerută").sees("P-00016");
  }

  @Test
  void aMenuIsOpenedAndLeft(ConsoleBrowser browser) {
    browser.asAna().opens("/console/acme/history");

    browser.tabsTo("Aspect").presses(Keys.ENTER);
    browser.tabsTo("Întunecat").presses(Keys.ENTER);
    assertThat(browser.part("html").getDomAttribute("data-bs-theme")).isEqualTo("dark");
    assertThat(browser.focused().getAccessibleName()).isEqualTo("Aspect");

    browser.presses(Keys.ENTER).tabsTo("Luminos").presses(Keys.ESCAPE);
    assertThat(browser.parts("details.menu[open]")).isEmpty();
    assertThat(browser.focused().getAccessibleName()).isEqualTo("Aspect");
    assertThat(browser.part("html").getDomAttribute("data-bs-theme")).isEqualTo("dark");
  }
}
