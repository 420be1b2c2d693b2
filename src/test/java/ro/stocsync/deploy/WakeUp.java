package ro.stocsync.deploy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.util.ModularCrypt;

/** Whether the call that wakes a sleeping service comes to it, by somebody whom it lets do so. */
final class WakeUp {

  private static final Pattern NETRC =
      Pattern.compile("machine (\\S+) login (\\S+) password (\\S+)\\s*");

  private WakeUp() {}

  static List<String> problems(Objects objects) {
    List<String> problems = new ArrayList<>();
    objects
        .ofKind("Service")
        .filter(Manifest::isKnativeService)
        .forEach(service -> check(service, objects, problems));
    return problems;
  }

  private static void check(Manifest service, Objects objects, List<String> problems) {
    String host =
        "%s.%s.svc.cluster.local".formatted(service.name(), service.text("/metadata/namespace"));
    List<URI> called = objects.ofKind("CronJob").flatMap(WakeUp::addresses).toList();
    if (called.stream().noneMatch(address -> host.equals(address.getHost()))) {
      problems.add(service + ": nobody wakes it up, but " + called + " is called");
    }
    if (objects
        .ofKind("CronJob")
        .anyMatch(job -> !job.text("/spec/concurrencyPolicy").equals("Forbid"))) {
      problems.add(service + ": wake-ups pile up");
    }
    String netrc = Settings.files(objects, "Secret", "stocsync-wake-up").getOrDefault("netrc", "");
    Matcher caller = NETRC.matcher(netrc);
    if (!caller.matches() || !caller.group(1).equals(host)) {
      problems.add(service + ": netrc has no password for " + host);
    } else if (!isLetIn(caller.group(2), caller.group(3), objects)) {
      problems.add(service + ": does not let " + caller.group(2) + " wake it up");
    }
  }

  private static Stream<URI> addresses(Manifest job) {
    return job.containers().stream()
        .flatMap(container -> Manifest.entries(container.path("args")))
        .map(argument -> argument.asText())
        .filter(argument -> argument.startsWith("http"))
        .map(URI::create);
  }

  private static boolean isLetIn(String user, String password, Objects objects) {
    Map<String, String> secrets = Settings.files(objects, "Secret", "stocsync-secrets");
    Properties all = new Properties();
    secrets.values().forEach(file -> all.putAll(Settings.properties(file)));
    String hash = all.getProperty("stocsync.users." + user + ".password", "");
    return "waker".equals(all.getProperty("stocsync.users." + user + ".role"))
        && hashes(password, hash.replaceFirst("^\\$2y", "\\$2a"));
  }

  private static boolean hashes(String password, String hash) {
    try {
      Password known = ModularCrypt.decode(hash);
      PasswordFactory factory =
          PasswordFactory.getInstance(
              known.getAlgorithm(), WildFlyElytronPasswordProvider.getInstance());
      return factory.verify(factory.translate(known), password.toCharArray());
    } catch (java.security.GeneralSecurityException e) {
      return false;
    }
  }
}
