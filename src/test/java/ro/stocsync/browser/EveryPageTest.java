package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.WithDemoShop;
import ro.stocsync.browser.Look.Colours;
import ro.stocsync.browser.Look.Screen;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/** Every page, in both languages, on both screens, in both colours, for everybody. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

  private static final String SHOP = "/console/acme/main";

  private static final List<Look> ALL_LOOKS =
      Stream.of(Screen.DESK, Screen.PHONE)
          .flatMap(screen -> Stream.of(Colours.values()).map(colour -> new Look(screen, colour)))
          .toList();

  /** Each screen and each colour; words do not change colours. */
  private static final List<Look> TWO_LOOKS =
      List.of(new Look(Screen.DESK, Colours.LIGHT), new Look(Screen.PHONE, Colours.DARK));

  @Inject FilledShop filled;
  DemoShop shop;
  DemoSmartBill smartBill;
  private boolean full;

  /** Once: the pages are only looked at. */
  @BeforeEach
  void somethingToShow() {
    if (!full) {
      filled.inEveryState(shop, smartBill);
      full = true;
    }
  }

  /** A page's address, and what it is called in target/screenshots. */
  private record Page(String name, String address) {

    /** Whether it is the page that the first line of that address leads to. */
    boolean ofFirstLine() {
      return name.equals("callback") || name.equals("run");
    }

    /** Where there is no such page the browser says so. */
    boolean missing() {
      return name.equals("error");
    }
  }

  private static Stream<Page> pages() {
    return Stream.of(
        new Page("overview", "/console"),
        new Page("setup", "/console/acme/setup"),
        new Page("products", SHOP + "/products"),
        new Page("products-unmatched", SHOP + "/products?show=UNMATCHED"),
        new Page("products-none", SHOP + "/products?text=nimic"),
        new Page("product", SHOP + "/product?key=c:P-00003"),
        new Page("product-ambiguous", SHOP + "/product?key=c:DUP-1"),
        new Page("callbacks", "/console/acme/callbacks"),
        new Page("callback", "/console/acme/callbacks"),
        new Page("runs", "/console/acme/runs"),
        new Page("run", "/console/acme/runs"),
        new Page("mapping", SHOP + "/mapping?key=c:CAF-200"),
        new Page("settings", SHOP + "/settings"),
        new Page("alerts", "/console/acme/alerts"),
        new Page("history", "/console/acme/history"),
        new Page("error", "/console/acme/history/nothing"));
  }

  static Stream<Arguments> pagesInBothLanguages() {
    return pages()
        .flatMap(page -> Stream.of("ro", "en").map(language -> Arguments.of(page, language)));
  }

  @ParameterizedTest
  @MethodSource("pagesInBothLanguages")
  void everybodyCanUseThePageOnEveryScreen(Page page, String language, ConsoleBrowser browser) {
    browser.asAna();
    if (page.missing()) {
      browser.expectsComplaint("404");
    }
    browser.speaks(language).opens(page.address());
    if (page.ofFirstLine()) {
      browser.sees(() -> assertThat(browser.parts("main tbody a")).isNotEmpty());
      browser.opens(browser.part("main tbody a").getDomAttribute("href"));
    }
    assertThat(browser.part("html").getDomAttribute("lang")).isEqualTo(language);

    isGood(browser, page.name() + "-" + language, language.equals("ro") ? ALL_LOOKS : TWO_LOOKS);
  }

  @Test
  void everybodyCanLogIn(ConsoleBrowser browser) {
    browser.speaks("ro").opens("/login?failed=true");

    isGood(browser, "login-ro", ALL_LOOKS);
  }

  @Test
  void whoMayOnlyLookFindsNoButtonThatWouldChangeAnything(ConsoleBrowser browser) {
    browser.asVlad().opens(SHOP + "/products").sees("Doar vizualizare");

    assertThat(browser.parts("main input[type=checkbox], main [hx-post] button")).isEmpty();
    isGood(browser, "products-viewer-ro", TWO_LOOKS);
  }

  @Test
  void everybodyCanUseTheDialogThatMaps(ConsoleBrowser browser) {
    browser.asAna().opens(SHOP + "/products?text=DUP-1").clicks("Leagă… Lampă de birou");
    browser.sees("Căutați în catalogul magazinului");

    isGood(browser, "dialog-mapping-ro", ALL_LOOKS);
  }

  @Test
  void everybodyCanUseTheDialogThatReplays(ConsoleBrowser browser) {
    browser.asAna().opens("/console/acme/callbacks");
    browser.opens(browser.part("main tbody a").getDomAttribute("href")).clicks("Preia din nou");
    browser.sees(() -> assertThat(browser.parts("dialog[open] form")).isNotEmpty());

    isGood(browser, "dialog-replay-ro", ALL_LOOKS);
  }

  private static void isGood(ConsoleBrowser browser, String name, List<Look> looks) {
    for (Look look : looks) {
      browser.looks(look).isAccessible().wholePage(name + "-" + look);
      assertThat(browser.overflow()).as("pixels beyond the screen, " + look).isZero();
    }
  }
}
