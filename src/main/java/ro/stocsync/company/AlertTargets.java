package ro.stocsync.company;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a company's alerts go.
 *
 * @param emails who gets them by e-mail
 * @param webhook what is called with them
 * @param digest whether each day is told of as well
 */
public record AlertTargets(List<String> emails, Optional<Webhook> webhook, boolean digest) {

  /** Nowhere. */
  public static final AlertTargets NONE = new AlertTargets(List.of(), Optional.empty(), false);

  /** Copies the list. */
  public AlertTargets {
    emails = List.copyOf(emails);
  }

  /** The same with the address and secret that another reading of the configuration gave. */
  AlertTargets withWebhookOf(AlertTargets read) {
    return new AlertTargets(emails, webhook.flatMap(mine -> read.webhook), digest);
  }

  /** Whether alerts are told to nobody. */
  public boolean isEmpty() {
    return emails.isEmpty() && webhook.isEmpty();
  }

  /**
   * An address that is called. Chat services hide a key in its path, so only its host is shown.
   *
   * @param url where
   * @param secret what calls are signed with
   */
  public record Webhook(URI url, Optional<Secret> secret) {

    /** The host, which may be shown. */
    public String host() {
      return url.getHost();
    }

    @Override
    public String toString() {
      return host();
    }
  }
}
