package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import ro.stocsync.Operator;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoProducts;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.smartbill.WarehouseLists;

/** The owner of a shop brings a new company to work, with nothing but the set-up page. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
class SetupInBrowserTest {

  private static final String PAGE = "/console/acme/setup";
  private static final String TOKEN = "Verificați tokenul: lipiți ce arată SmartBill";
  private static final String SAVES_SWITCH =
      "Salvează „Da” la „Actualizează stocurile din magazinul online”, main";
  private static final String CALLED = "SmartBill a chemat ultima dată cu tokenul bun";

  @Inject ShopStory story;
  @Inject SettingsTable settings;
  @Inject WarehouseLists lists;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void aNewCompany() {
    story.begin(shop);
    smartBill.faults().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().clear();
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    lists.forget("acme");
    DemoProducts.fill(shop.catalog());
    DemoProducts.stocked().stream()
        .filter(product -> product.sku().startsWith("P-"))
        .forEach(
            product ->
                smartBill
                    .stock()
                    .put(
                        "Magazin", product.sku(), product.name(), product.stock().longValue() + 5));
    story.catalogIsRead();
  }

  @Test
  void fromNothingToStockThatFlows(ConsoleBrowser browser) {
    Operator.sets("warehouses", "[]");
    Operator.sets("synchronised", "false");
    browser.asAna().opens(PAGE).sees("1 din 6 pași gata").sees("SmartBill nu a chemat încă");
    browser.isAccessible().remembersThePage();

    // 1: the token, the wrong one and the right one
    browser.fills(TOKEN, "alt-token").clicks("Verifică").sees("Este altul decât cel din");
    browser.fills(TOKEN, WithDemoShop.TOKEN).clicks("Verifică").sees("Este cel din configurație.");

    // 3: the warehouse, from SmartBill's list
    browser.clicks("Magazin").clicks("Salvează Gestiunile urmărite, main");
    browser.sees("Salvat.").sees("3 din 6 pași gata");
    assertThat(settings.of(new ShopKey("acme", "main")).warehouses())
        .containsExactly(Warehouse.named("Magazin"));

    // 4: the links
    browser.clicks("Testează conexiunea").sees("Verificat chiar acum.");
    browser.sees(
        () ->
            assertThat(browser.part("#links").getText())
                .contains("Contul SmartBill: SmartBill răspunde")
                .contains("Baza de date: Baza de date StocSync răspunde.")
                .contains("WooCommerce: API-ul REST WooCommerce răspunde.")
                .contains("Dreptul de scriere: Cheile API pot scrie stocuri.")
                .contains("Gestiuni în SmartBill:"));

    // 1: SmartBill's own button, in another window
    smartBill.callTo(URI.create(address(browser)), WithDemoShop.TOKEN);
    assertThat(smartBill.testConnection().status()).isEqualTo(200);
    browser.comesBackToTheWindow().sees(CALLED).sees("4 din 6 pași gata");

    // 5: what would change is told first
    shop.journal().clear();
    browser.clicks("Pornește sincronizarea inițială").sees("Nimic nu s-a scris încă.");
    browser.sees("ajung în el abia când alegeți „Da”");
    assertThat(browser.part("#steps tbody").getText()).isEqualTo("main 0 24 0 0 0 0");
    browser.isAccessible().wholePage("setup-asks");
    assertThat(shop.journal().written()).isEmpty();
    browser.clicks("Confirmă").sees("S-a încheiat.").sees("5 din 6 pași gata");
    browser.sees("Pornește din nou");
    assertThat(shop.journal().written()).isEmpty();

    // 6: "Da"
    browser.clicks("Da").sees("24 de produse").clicks(SAVES_SWITCH);
    browser.sees("6 din 6 pași gata").sees("Totul este pornit.");
    story.everythingIsDelivered();
    assertThat(DemoProducts.stocked().stream().filter(product -> product.sku().startsWith("P-")))
        .allSatisfy(
            product -> story.shopShows(shop, product.sku(), product.stock().longValue() + 5));
    browser.isAccessible().isStillOnThePage();
    browser.wholePage("setup-done");
  }

  @Test
  void theShopIsFilledAtOnceWhereItIsSwitchedOnAlready(ConsoleBrowser browser) {
    shop.faults()
        .when((method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofMillis(1_500)));
    browser.asAna().opens(PAGE).clicks("Pornește sincronizarea inițială").clicks("Confirmă");

    browser.sees(() -> assertThat(browser.parts("#steps [data-run] progress")).hasSize(1));
    shop.faults().clear();

    browser.sees("S-a încheiat.").sees("Pornește din nou");
    story.shopShows(shop, "P-00001", 10 + 7 + 5);
  }

  @Test
  void whatIsTickedAndTypedStaysWhileTheShopIsWaitedFor(ConsoleBrowser browser) {
    shop.faults().always(new Fault.Delay(Duration.ofMillis(1_500)));
    browser.asAna().opens(PAGE).sees("Se verifică…").remembersThePage();

    browser.clicks("Rezerva").fills(TOKEN, "un token").clicks("Nu");
    shop.faults().clear();

    browser.seesNoMore("Se verifică…").sees("Baza de date StocSync răspunde.");
    assertThat(browser.control("Rezerva").isSelected()).isFalse();
    assertThat(browser.field(TOKEN).getDomProperty("value")).isEqualTo("un token");
    assertThat(browser.control("Nu").isSelected()).isTrue();
    browser.isStillOnThePage();
  }

  // --- the address goes to SmartBill by the clipboard

  @Test
  void theAddressIsCopiedAndThePageSaysSo(ConsoleBrowser browser) {
    browser.asAna().mayCopy(true).opens(PAGE).clicks("Copiază").sees("Copiată:");

    assertThat(pastedInto(browser.field(TOKEN))).isEqualTo(address(browser));
  }

  @Test
  void whereTheBrowserDoesNotLetThePageCopyTheReaderDoes(ConsoleBrowser browser) {
    browser.asAna().mayCopy(false).opens(PAGE).asks("document.execCommand = () => false");

    browser.clicks("Copiază").sees("apăsați Ctrl+C").presses(Keys.chord(Keys.CONTROL, "c"));

    assertThat(pastedInto(browser.field(TOKEN))).isEqualTo(address(browser));
    assertThat(browser.text()).doesNotContain("Copiată:");
  }

  private static String pastedInto(WebElement field) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "v"));
    return field.getDomProperty("value");
  }

  private static String address(ConsoleBrowser browser) {
    return browser.part("#callback").getDomProperty("value");
  }
}
