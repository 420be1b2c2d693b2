package ro.stocsync.company;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token or key that never shows itself in a log, a page or a message. */
public final class Secret {

  private static final String HMAC = "HmacSHA256";

  private final String value;

  /**
   * @param value the secret itself
   * @throws IllegalArgumentException if it is blank: a blank secret would match a blank guess
   */
  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A secret may not be blank");
    }
    this.value = value.strip();
  }

  /** The secret in clear, for the one place that has to send it. */
  public String reveal() {
    return value;
  }

  /** HMAC-SHA256 of a message under this secret. */
  public byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }

  /**
   * Whether the guess is this secret, without regard to letter case (SmartBill's plugin lower-cases
   * what SmartBill sends), in a time that does not tell how much of it was right.
   */
  public boolean matchesIgnoringCase(String guess) {
    return MessageDigest.isEqual(digest(value), digest(guess));
  }

  private static byte[] digest(String text) {
    return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
