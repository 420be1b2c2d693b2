package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Somebody at the console in a real browser, who knows its buttons by what they are called. */
final class ConsoleBrowser {

  private static final By CONTROLS =
      By.cssSelector("a[href], button, summary, input[type=checkbox], input[type=radio]");

  private final ChromeDriver driver;
  private final List<String> expected = new ArrayList<>();

  ConsoleBrowser(ChromeDriver driver) {
    this.driver = driver;
    looks(new Look(Look.Screen.DESK, Look.Colours.LIGHT));
  }

  /** Where the application under test is, without a slash at the end. */
  static String site() {
    return "http://localhost:" + RestAssured.port;
  }

  // --- where they are

  /** Opens a page of the application. */
  ConsoleBrowser opens(String address) {
    driver.get(site() + address);
    return this;
  }

  /** Opens a page of somebody else. */
  ConsoleBrowser opensElsewhere(String address) {
    driver.get(address);
    return this;
  }

  /** Goes back to where they were before. */
  ConsoleBrowser goesBack() {
    driver.navigate().back();
    return this;
  }

  /** Stays on a page for so long that its token against forged forms runs out. */
  ConsoleBrowser forgetsItsToken() {
    driver.manage().deleteCookieNamed("stocsync-csrf");
    return this;
  }

  /** Logs in through the form, in Romanian. */
  ConsoleBrowser logsIn(String user, String password) {
    opens("/language/ro?back=/login");
    fills("Utilizator", user).fills("Parola", password).clicks("Intră");
    return this;
  }

  /** Ana, operator, who logged in before. */
  ConsoleBrowser asAna() {
    return loggedIn("ana", "parola-anei");
  }

  /** Vlad, viewer, who logged in before. */
  ConsoleBrowser asVlad() {
    return loggedIn("vlad", "parola-lui-vlad");
  }

  /** As if through the form, which has a test of its own. */
  private ConsoleBrowser loggedIn(String user, String password) {
    RestAssured.given()
        .redirects()
        .follow(false)
        .formParam("j_username", user)
        .formParam("j_password", password)
        .post("/login")
        .then()
        .statusCode(302)
        .extract()
        .cookies()
        .forEach(this::keeps);
    return speaks("ro");
  }

  /** Reads that language, as somebody who chose it before. */
  ConsoleBrowser speaks(String language) {
    return keeps("stocsync-language", language);
  }

  private ConsoleBrowser keeps(String cookie, String value) {
    driver.executeCdpCommand(
        "Network.setCookie", Map.of("url", site(), "name", cookie, "value", value));
    return this;
  }

  /** Waits until that page is shown, with or without a query. */
  ConsoleBrowser isAt(String path) {
    sees(() -> assertThat(address().replaceAll("[?#].*", "")).isEqualTo(path));
    return this;
  }

  /** The page's address, from the path on. */
  String address() {
    return driver.getCurrentUrl().replace(site(), "");
  }

  /** Comes back from another window. */
  ConsoleBrowser comesBackToTheWindow() {
    asks("window.dispatchEvent(new Event('focus'))");
    return this;
  }

  /** Whether the browser lets pages write to the clipboard. */
  ConsoleBrowser mayCopy(boolean allowed) {
    driver.executeCdpCommand(
        "Browser.setPermission",
        Map.of(
            "permission",
            Map.of("name", "clipboard-write"),
            "setting",
            allowed ? "granted" : "denied"));
    return this;
  }

  // --- what they see

  /** Waits until it holds, however often the page is changed meanwhile. */
  void sees(ThrowingRunnable assertion) {
    await().ignoreExceptionsMatching(ConsoleBrowser::ofAnotherPage).untilAsserted(assertion);
  }

  /** What was looked for was on a page that is gone, or is on one that is not there yet. */
  private static boolean ofAnotherPage(Throwable failure) {
    return failure instanceof StaleElementReferenceException
        || failure instanceof NoSuchElementException;
  }

  /** Waits until the page says so. */
  ConsoleBrowser sees(String text) {
    sees(() -> assertThat(text()).contains(text));
    return this;
  }

  /** Waits until the page does not say so any more. */
  ConsoleBrowser seesNoMore(String text) {
    sees(() -> assertThat(text()).doesNotContain(text));
    return this;
  }

  /** What the page shows as text. */
  String text() {
    return part("body").getText();
  }

  /** The first element of that kind; there must be one. */
  WebElement part(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** All elements of that kind. */
  List<WebElement> parts(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** What the first frame on the page shows as text. */
  String textOfTheFrame() {
    driver.switchTo().frame(0);
    String text = text();
    driver.switchTo().defaultContent();
    return text;
  }

  /** Lets {@link #isStillOnThePage} know it again. */
  void remembersThePage() {
    driver.executeScript("window.remembered = true");
  }

  /** The page was not loaded again since {@link #remembersThePage}. */
  void isStillOnThePage() {
    assertThat(asks("window.remembered")).as("the page was not loaded again").isEqualTo(true);
  }

  /** What a script on the page gives. */
  Object asks(String script) {
    return driver.executeScript("return " + script);
  }

  // --- what they do

  /** Writes into the field of that label, instead of what stands there. */
  ConsoleBrowser fills(String label, String value) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(value);
    return this;
  }

  /** The field of that label. */
  WebElement field(String label) {
    return named(By.cssSelector("input, select, textarea"), label::equals);
  }

  /** Clicks the link or button that is called so. */
  ConsoleBrowser clicks(String name) {
    // A page that is told of changes may show another one of it by then, not clicked yet.
    sees(() -> control(name).click());
    return this;
  }

  /** The link or button that is called so. */
  WebElement control(String name) {
    return named(CONTROLS, name::equals);
  }

  /** Presses keys, wherever the focus is. */
  ConsoleBrowser presses(CharSequence... keys) {
    focused().sendKeys(keys);
    return this;
  }

  /** What has the focus. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Tabs on until what is called so has the focus; it must be visible that it has. */
  ConsoleBrowser tabsTo(String name) {
    List<String> passed = new ArrayList<>();
    while (passed.size() < 80) {
      presses(Keys.TAB);
      WebElement focused = focused();
      passed.add(focused.getAccessibleName().strip());
      if (passed.getLast().equals(name)) {
        assertThat(focused.isDisplayed()).as(name + " is shown").isTrue();
        assertThat(focused.getCssValue("outline-style") + focused.getCssValue("box-shadow"))
            .as("focus on " + name)
            .isNotEqualTo("nonenone");
        return this;
      }
    }
    throw new AssertionError("No tab leads to %s, but to %s".formatted(name, passed));
  }

  /** Waits for the one of those elements that is shown under such a name. */
  private WebElement named(By kind, Predicate<String> name) {
    return await()
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () ->
                driver.findElements(kind).stream()
                    .filter(one -> one.isDisplayed() && name.test(one.getAccessibleName().strip()))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  // --- how they see it

  /** Changes the screen and the system's colours; nothing moves on it. */
  ConsoleBrowser looks(Look look) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            look.screen().width(),
            "height",
            look.screen().height(),
            "deviceScaleFactor",
            1,
            "mobile",
            look.screen() == Look.Screen.PHONE));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", look.colours().css()),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** By how many pixels the page is wider than the screen. */
  long overflow() {
    return (Long)
        asks("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** What keeps somebody from using the page: nothing. */
  ConsoleBrowser isAccessible() {
    Accessibility.check(driver);
    return this;
  }

  /** Keeps what is seen as target/screenshots/name.png. */
  ConsoleBrowser screenshot(String name) {
    Screenshots.keep(name, driver.getScreenshotAs(OutputType.BYTES));
    return this;
  }

  /** Keeps the page, from its top to its end, as target/screenshots/name.png. */
  ConsoleBrowser wholePage(String name) {
    Object png =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data");
    Screenshots.keep(name, Base64.getDecoder().decode((String) png));
    return this;
  }

  // --- what the browser complains of

  /** The browser will complain in such words, and rightly. */
  ConsoleBrowser expectsComplaint(String part) {
    expected.add(part);
    return this;
  }

  /** Closes the page, which asks for nothing any more. */
  void leave() {
    driver.get("about:blank");
  }

  /** Scripts that failed, parts that were missing, violations of the page's policy: none. */
  void complainedOfNothing() {
    assertThat(Chromium.complaints(driver))
        .as("what the browser's console says")
        .filteredOn(message -> expected.stream().noneMatch(message::contains))
        .isEmpty();
  }
}
