package ro.stocsync.console;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import ro.stocsync.access.Guesses;
import ro.stocsync.company.Company;

/**
 * Tells an operator whether what SmartBill shows is the configured token, which no page ever shows.
 * Whoever asks is held to as many guesses as at the log-in.
 */
@ApplicationScoped
class TokenCheck {

  /** As long as a header that the callback looks at. */
  static final int LONGEST = 1_000;

  private static final Logger LOG = Logger.getLogger(TokenCheck.class);

  private final Guesses guesses;

  TokenCheck(Guesses guesses) {
    this.guesses = guesses;
  }

  /** What is answered. */
  enum Verdict {
    /** It is the one. */
    RIGHT,
    /** It is another. */
    OTHER,
    /** Nothing was written. */
    EMPTY,
    /** It was not looked at: too many were wrong. */
    TOO_MANY
  }

  /**
   * Looks at a token.
   *
   * @param from the address that it comes from
   * @param who the operator
   */
  Verdict check(Company company, String token, String from, String who) {
    if (token.isBlank()) {
      return Verdict.EMPTY;
    }
    // A name that no user can have, so that nobody's log-in is counted with it.
    String counted = "/" + company.id();
    if (!guesses.allowed(from, counted)) {
      LOG.warnf(
          "Company %s: too many wrong tokens from %s by %s; more is not looked at for some minutes",
          company.id(), from, who);
      return Verdict.TOO_MANY;
    }
    if (company.accepts(token.strip())) {
      return Verdict.RIGHT;
    }
    guesses.failed(from, counted);
    LOG.warnf("Company %s: %s tried another token, from %s", company.id(), who, from);
    return Verdict.OTHER;
  }
}
