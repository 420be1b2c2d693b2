package ro.stocsync.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import ro.stocsync.company.Secret;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;

/**
 * What a shop's webhooks sign with. Derived from the shop's consumer secret, so that nothing has to
 * be stored and every replica knows it; of two shops with one consumer secret each has its own.
 */
final class HookSecret {

  private static final int LONGEST_SIGNATURE = 100;

  private final Secret secret;

  private HookSecret(Secret secret) {
    this.secret = secret;
  }

  static HookSecret of(Shop shop) {
    return of(shop.key(), shop.consumerSecret());
  }

  static HookSecret of(ShopKey shop, Secret consumerSecret) {
    byte[] derived = consumerSecret.hmac(utf8("stocsync webhook " + shop));
    return new HookSecret(new Secret(HexFormat.of().formatHex(derived)));
  }

  /** The secret in clear, for the shop alone. */
  String reveal() {
    return secret.reveal();
  }

  /**
   * Whether the header {@code X-WC-Webhook-Signature} is of this body: base64 of its HMAC-SHA256
   * (webhook-product-updated). Takes as long for a wrong one as for a right one.
   */
  boolean signed(byte[] body, String signature) {
    byte[] right = utf8(Base64.getEncoder().encodeToString(secret.hmac(body)));
    return signature.length() <= LONGEST_SIGNATURE
        && MessageDigest.isEqual(right, utf8(signature.strip()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
