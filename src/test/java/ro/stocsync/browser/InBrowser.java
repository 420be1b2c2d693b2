package ro.stocsync.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that looks at the console in the installed Chromium; its methods ask for a {@link
 * ConsoleBrowser}. Where there is no Chromium it is skipped, and says so; in CI it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@interface InBrowser {}
