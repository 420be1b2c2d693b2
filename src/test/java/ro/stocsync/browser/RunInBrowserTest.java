package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/** A stock pull, watched from the button to its end. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class RunInBrowserTest {

  private static final int PRODUCTS = 4_000;

  @Inject ShopStory story;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void begin() {
    story.begin(shop);
    smartBill.faults().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().clear();
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    shop.catalog().many("P-", PRODUCTS);
    for (int i = 1; i <= PRODUCTS; i++) {
      smartBill.stock().put("Magazin", "P-%05d".formatted(i), "", 7);
    }
    story.catalogIsRead();
  }

  @Test
  void theBarOfAPullMovesUntilItsEndWithoutReloading(ConsoleBrowser browser) {
    shop.faults()
        .when((method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofMillis(1_000)));
    browser.asAna().opens("/console/acme/runs").clicks("Pornește");
    browser.sees("Raport").remembersThePage();

    TreeSet<Double> shown = new TreeSet<>();
    browser.sees(
        () -> {
          browser.parts("main progress[value]").stream()
              .map(bar -> Double.valueOf(bar.getDomProperty("value")))
              .forEach(shown::add);
          assertThat(shown).as("what the bar showed").hasSizeGreaterThanOrEqualTo(3);
        });
    browser.isAccessible().screenshot("run-under-way");

    shop.faults().clear();
    browser.sees("S-a încheiat.").isStillOnThePage();
    assertThat(browser.parts("main progress")).isEmpty();
    story.shopShows(shop, "P-04000", 7);
  }
}
