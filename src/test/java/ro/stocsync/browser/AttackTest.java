package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;

/** What others put in a product's name, or on their own pages, does nothing in the console. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class AttackTest {

  private static final String SCRIPT = "<script>window.stolen=true</script>";
  private static final String PICTURE = "<img src=x onerror=window.stolen=true>";
  private static final String DELIVER = "/console/acme/main/products/deliver";

  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void twoProducts() {
    story.begin(shop);
    shop.catalog().simple("P-1", SCRIPT + PICTURE, 1);
    story.catalogIsRead();
    moves(item("P-1", PICTURE, "Magazin", 3), item("P-2", SCRIPT, "Magazin", 4));
    story.isState("c:P-1", Outcome.State.DELIVERED);
    story.isState("c:P-2", Outcome.State.UNMATCHED);
  }

  @Test
  void aScriptInANameIsShownAndDoesNotRun(ConsoleBrowser browser) {
    browser.asAna().opens("/console/acme/main/products").sees(SCRIPT + PICTURE);
    browser.fills("Căutați după cod, nume sau SKU", "P-2").sees("1 rezultat").sees(SCRIPT);
    assertThat(browser.asks("window.stolen")).isNull();

    browser.opens("/console/acme/main/product?key=c:P-1").sees(SCRIPT + PICTURE);
    assertThat(browser.asks("document.title")).isEqualTo(PICTURE + " · StocSync");
    assertThat(browser.asks("window.stolen")).isNull();
  }

  @Test
  void anotherSitesFormComesWithoutTheSession(ConsoleBrowser browser) throws Exception {
    browser.logsIn("ana", "parola-anei").isAt("/console");

    try (OtherSite other = OtherSite.named("127.0.0.1", formTo(DELIVER))) {
      browser.opensElsewhere(other.address()).isAt("/login");
    }

    nothingWasDone();
  }

  @Test
  void aFormOfTheSameSiteFromElsewhereComesWithoutTheToken(ConsoleBrowser browser)
      throws Exception {
    browser.logsIn("ana", "parola-anei").isAt("/console").expectsComplaint("400");

    try (OtherSite other = OtherSite.named("localhost", formTo(DELIVER))) {
      browser.opensElsewhere(other.address()).isAt(DELIVER).sees("Nu se poate");
    }

    nothingWasDone();
  }

  @Test
  void noOtherPageFramesOurs(ConsoleBrowser browser) throws Exception {
    browser.logsIn("ana", "parola-anei").isAt("/console").expectsComplaint("frame-ancestors");

    String frame = "<iframe src='%s/console'></iframe>".formatted(ConsoleBrowser.site());
    try (OtherSite other = OtherSite.named("localhost", frame)) {
      browser.opensElsewhere(other.address());
      assertThat(browser.textOfTheFrame()).doesNotContain("Privire de ansamblu");
    }
  }

  private static String formTo(String address) {
    return """
        <form method="post" action="%s%s"><input name="product" value="c:P-2"></form>
        <script>document.forms[0].submit()</script>
        """
        .formatted(ConsoleBrowser.site(), address);
  }

  private void nothingWasDone() {
    assertThat(story.number("select count(*) from history")).isZero();
  }
}
