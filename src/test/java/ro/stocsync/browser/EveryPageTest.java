package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
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

/** Every page, in both languages, on both screens, in both colours, for everybody. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

  private static final String SHOP = "/console/acme/main";

  @Inject FilledShop filled;
  DemoShop shop;
  private boolean full;

  /** Once: the pages are only looked at. */
  @BeforeEach
  void somethingToShow() {
    if (!full) {
      filled.inEveryState(shop);
      full = true;
    }
  }

  /** A page's address, and what it is called in target/screenshots. */
  private record Page(String name, String address) {

    /** Where there is no such page the browser says so. */
    boolean missing() {
      return name.equals("error");
    }
  }

  private static Stream<Page> pages() {
    return Stream.of(
        new Page("overview", "/console"),
        new Page("products", SHOP + "/products"),
        new Page("products-unmatched", SHOP + "/products?show=UNMATCHED"),
        new Page("products-none", SHOP + "/products?text=nimic"),
        new Page("product", SHOP + "/product?key=c:P-00003"),
        new Page("product-ambiguous", SHOP + "/product?key=c:DUP-1"),
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
    browser.opens("/language/" + language).opens(page.address());
    assertThat(browser.part("html").getAttribute("lang")).isEqualTo(language);

    isGoodInEveryLook(browser, page.name() + "-" + language);
  }

  @Test
  void everybodyCanLogIn(ConsoleBrowser browser) {
    browser.opens("/login?failed=true");

    isGoodInEveryLook(browser, "login-ro");
  }

  @Test
  void whoMayOnlyLookFindsNoButtonThatWouldChangeAnything(ConsoleBrowser browser) {
    browser.asVlad().opens(SHOP + "/products").sees("Doar vizualizare");

    assertThat(browser.parts("main input[type=checkbox], main [hx-post] button")).isEmpty();
    isGoodInEveryLook(browser, "products-viewer-ro");
  }

  private static void isGoodInEveryLook(ConsoleBrowser browser, String name) {
    List<String> tooWide = new ArrayList<>();
    for (Screen screen : Screen.values()) {
      for (Colours colours : Colours.values()) {
        Look look = new Look(screen, colours);
        browser.looks(look).isAccessible().screenshot(name + "-" + look);
      }
      if (browser.overflow() > 0) {
        tooWide.add(screen + ": " + browser.overflow() + " pixels");
      }
    }
    assertThat(tooWide).as("what must be scrolled sideways").isEmpty();
  }
}
