package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;

/** A product that nobody matched is mapped by hand, and its stock arrives. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class MappingInBrowserTest {

  @Inject ShopStory story;
  DemoShop shop;

  @Test
  void whatIsMappedInTheDialogArrivesOnThePageAndInTheShop(ConsoleBrowser browser) {
    story.begin(shop);
    long target = shop.catalog().simple("ALT-9", "Cafetieră italiană", 1);
    story.catalogIsRead();
    moves(item("CAF-200", "Cafetieră italiană, 6 cești", "Magazin", 4));
    story.isState("c:CAF-200", Outcome.State.UNMATCHED);
    browser.asAna().opens("/console/acme/main/products").remembersThePage();

    browser.clicks("Leagă… Cafetieră italiană, 6 cești").clicks("Cafetieră italiană");
    browser.isAccessible().screenshot("mapping-dialog");
    browser.clicks("Leagă de cele alese");

    story.shopShows(shop, target, 4);
    browser.sees(
        () -> assertThat(browser.part("#rows tbody").getText()).contains("ALT-9", "Trimis"));
    browser.isStillOnThePage();
    browser.opens("/console/acme/history").clicks("CAF-200").isAt("/console/acme/main/product");
  }
}
