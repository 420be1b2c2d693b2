package ro.stocsync.company;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns {@code stocsync.companies.<company>.alerts.*} into targets, with a line for each error. */
final class AlertTargetsReader {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,189}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> problems;

  /** Adds to these problems. */
  AlertTargetsReader(List<String> problems) {
    this.problems = problems;
  }

  AlertTargets read(String path, CompaniesConfig.AlertsConfig config) {
    List<String> emails =
        config.email().orElse(List.of()).stream()
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .distinct()
            .toList();
    for (String email : emails) {
      if (!EMAIL.matcher(email).matches()) {
        problem(
            path + ".email",
            "has \""
                + email
                + "\", which is no address: write addresses parted by commas, as"
                + " ana@magazin.ro,dan@magazin.ro");
      }
    }
    Optional<Secret> secret = nonBlank(config.webhookSecret()).map(Secret::new);
    Optional<String> webhook = nonBlank(config.webhook());
    if (secret.isPresent() && webhook.isEmpty()) {
      problem(path + ".webhook-secret", "signs nothing: write in webhook the address to be called");
    }
    return new AlertTargets(
        emails,
        webhook
            .flatMap(text -> url(path, text.strip(), config.allowPlainHttp()))
            .map(url -> new AlertTargets.Webhook(url, secret)),
        config.digest());
  }

  /** What was written is not repeated: it may hold a key. */
  private Optional<URI> url(String path, String text, boolean allowPlainHttp) {
    String key = path + ".webhook";
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      problem(key, "is not an address: write it as https://host/path");
      return Optional.empty();
    }
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    boolean plain = "http".equalsIgnoreCase(url.getScheme());
    if ((!secure && !plain) || url.getHost() == null) {
      problem(key, "is not an address: write it with its scheme, as https://host/path");
    } else if (url.getUserInfo() != null || url.getFragment() != null) {
      problem(key, "may hold no user or fragment: write it as https://host/path");
    } else if (plain && !allowPlainHttp && !LOOPBACK.contains(url.getHost())) {
      problem(
          key,
          "is not https, so alerts would travel in clear: write https://, or set "
              + path
              + ".allow-plain-http=true within a closed network");
    } else {
      return Optional.of(url);
    }
    return Optional.empty();
  }

  private static Optional<String> nonBlank(Optional<String> value) {
    return value.filter(Predicate.not(String::isBlank));
  }

  private void problem(String key, String what) {
    problems.add(key + " " + what);
  }
}
