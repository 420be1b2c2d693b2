package ro.stocsync.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Chromium for all tests of a run; each begins without cookies, and fails if the browser
 * complained of a page that it saw.
 */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final Namespace OURS = Namespace.create(BrowserExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (InstalledChromium.canRun(System.getenv())) {
      return ConditionEvaluationResult.enabled("Chromium is installed");
    }
    System.out.printf(
        "##### %s SKIPPED ##### %s%n", context.getDisplayName(), InstalledChromium.ADVICE);
    return ConditionEvaluationResult.disabled(InstalledChromium.ADVICE);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ConsoleBrowser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(OURS)
        .computeIfAbsent(
            ConsoleBrowser.class,
            type -> {
              Chromium chromium =
                  context
                      .getRoot()
                      .getStore(OURS)
                      .computeIfAbsent(Chromium.class, one -> Chromium.start(), Chromium.class);
              return new ConsoleBrowser(chromium.forgetful());
            },
            ConsoleBrowser.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ConsoleBrowser browser = context.getStore(OURS).get(ConsoleBrowser.class, ConsoleBrowser.class);
    if (browser == null) {
      return;
    }
    if (context.getExecutionException().isPresent()) {
      browser.screenshot("failed-" + context.getRequiredTestMethod().getName());
    }
    browser.leave();
    if (context.getExecutionException().isEmpty()) {
      browser.complainedOfNothing();
    }
  }
}
