package ro.stocsync.browser;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A running Chromium without a window, in a new and empty profile that its driver makes. */
final class Chromium implements AutoCloseable {

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  static Chromium start() {
    InstalledChromium installed = InstalledChromium.in(System.getenv()).orElseThrow();
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(installed.browser().toFile())
            .addArguments(
                "--headless=new",
                // Root, as in a container, has no sandbox.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                // It asks nobody for anything but what a page asks for.
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    // With both programs named, Selenium looks for neither and downloads neither.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed.driver().toFile())
            .withEnvironment(Map.of("SE_OFFLINE", "true"))
            .build();
    return new Chromium(new ChromeDriver(service, options));
  }

  /** The same browser, as one that was never used. */
  ChromeDriver forgetful() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Browser.resetPermissions", Map.of());
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin",
        Map.of("origin", ConsoleBrowser.site(), "storageTypes", "local_storage"));
    complaints(driver);
    return driver;
  }

  /** What its console warned of since it was last asked. */
  static List<String> complaints(ChromeDriver driver) {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
