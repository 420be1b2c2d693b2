package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;

/** The overview changes while it is looked at. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class LiveOverviewTest {

  private static final String DOWN = "Magazinul este lăsat în pace până la următoarea încercare";

  private static final String CARD = "[data-shop='acme/main']";

  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void begin() {
    story.begin(shop);
  }

  @Test
  void aShopThatGoesDownAndComesBackIsSeenToWithoutReloading(ConsoleBrowser browser) {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    browser.asAna().opens("/console").sees("SmartBill nu a trimis încă nimic");
    browser.remembersThePage();

    shop.stop();
    try {
      moves(product("P-1", 5));
      browser.sees(DOWN);
      browser.sees(() -> assertThat(browser.parts(CARD + " .alert-danger")).hasSize(1));
      browser.sees(() -> assertThat(figure(browser, "FAILED")).isEqualTo("1"));
    } finally {
      shop.resume();
    }

    browser.seesNoMore(DOWN).sees("Totul este trimis");
    browser.sees(() -> assertThat(figure(browser, "FAILED")).isEqualTo("0"));
    browser.isStillOnThePage();
    story.shopShows(shop, "P-1", 5);
  }

  private static String figure(ConsoleBrowser browser, String show) {
    return browser.part(CARD + " a[href$='show=%s'] .figure-number".formatted(show)).getText();
  }
}
