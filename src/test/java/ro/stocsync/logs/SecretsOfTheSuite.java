package ro.stocsync.logs;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ro.stocsync.HookServer;
import ro.stocsync.Operator;
import ro.stocsync.WithDemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.packaged.StocSyncProcess;
import ro.stocsync.packaged.TestDatabase;
import ro.stocsync.woocommerce.FakeShop;

/**
 * Every secret that some test configures: those it writes down beside the name of such a key, those
 * of the manifests, and those that several tests share; in the forms in which they travel.
 */
final class SecretsOfTheSuite {

  private static final String NAME =
      "(?:token|secret|password|consumer-key|encryption-key|TOKEN|SECRET|PASSWORD|CONSUMER_KEY)";

  /**
   * {@code "stocsync.companies.acme.token", "the-token"} and its like; neither the names of two
   * keys nor a path.
   */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\"[\\w.<>-]*" + NAME + "\",\\s*\"((?!/|[a-z-]*" + NAME + "\")[^\"\\s]{8,})\"");

  private static final Pattern PROPERTY = Pattern.compile("(?m)^[%\\w.-]*" + NAME + "=(\\S{8,})$");

  /** Shorter ones are words of every day. */
  private static final List<String> SHARED =
      List.of(
          StocSyncProcess.TOKEN,
          TestDatabase.PASSWORD,
          WithDemoShop.TOKEN,
          WithDemoShop.ALERTS_SECRET,
          HookServer.HIDDEN,
          Operator.HASH,
          DemoSmartBill.TOKEN,
          FakeShop.KEY,
          FakeShop.SECRET,
          "ck_demo",
          "cs_demo",
          "parola-anei",
          "parola-lui-vlad",
          "parola-ceasului");

  /** Pairs that travel as Basic authentication. */
  private static final List<String> PAIRS =
      List.of(
          FakeShop.KEY + ":" + FakeShop.SECRET,
          "ck_demo:cs_demo",
          DemoSmartBill.USERNAME + ":" + DemoSmartBill.TOKEN,
          "ana:parola-anei",
          "vlad:parola-lui-vlad",
          "ceas:parola-ceasului");

  private SecretsOfTheSuite() {}

  static Set<String> all() throws IOException {
    Set<String> secrets = new TreeSet<>(SHARED);
    secrets.addAll(written(Path.of("src/test/java"), ".java", WRITTEN));
    secrets.addAll(written(Path.of("deploy"), ".properties", PROPERTY));
    secrets.addAll(written(Path.of("src/main/resources"), "application.properties", PROPERTY));
    Set<String> forms = new HashSet<>(secrets);
    secrets.forEach(secret -> forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8)));
    PAIRS.forEach(
        pair ->
            forms.add(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    return forms;
  }

  private static Set<String> written(Path folder, String ending, Pattern pattern)
      throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // The tests of the manifests tell kinds of objects by these words.
        if (file.toString().endsWith(ending) && !file.toString().contains("/stocsync/deploy/")) {
          pattern
              .matcher(Files.readString(file, StandardCharsets.UTF_8))
              .results()
              .forEach(one -> found.add(one.group(1)));
        }
      }
    }
    return found;
  }
}
