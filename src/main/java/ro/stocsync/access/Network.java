package ro.stocsync.access;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of addresses as an operator writes it: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one
 * address alone. No name is ever looked up.
 */
final class Network {

  private static final int V4 = 4;
  private static final int V6 = 16;

  /** Of a network of IPv6 one household or firm has this much, and changes the rest as it likes. */
  private static final int BYTES_OF_ONE_PEER = 8;

  private final byte[] base;
  private final int bits;

  private Network(byte[] base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  /** Reads it; empty if it is none, or names bits beyond its length, as 10.0.0.1/8 does. */
  static Optional<Network> of(String text) {
    String[] parts = text.strip().split("/", -1);
    Optional<byte[]> base = bytes(parts[0]);
    if (base.isEmpty() || parts.length > 2) {
      return Optional.empty();
    }
    int most = base.get().length * Byte.SIZE;
    int bits = most;
    if (parts.length == 2) {
      if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
        return Optional.empty();
      }
      bits = Integer.parseInt(parts[1]);
    }
    return Arrays.equals(base.get(), masked(base.get(), bits))
        ? Optional.of(new Network(base.get(), bits))
        : Optional.empty();
  }

  /** Whether that address lies within; false for a text that is no address. */
  boolean contains(String address) {
    return bytes(address)
        .filter(bytes -> bytes.length == base.length)
        .filter(bytes -> Arrays.equals(masked(bytes, bits), base))
        .isPresent();
  }

  /** Whose address it is, as far as it tells: an IPv4 address, or the first half of an IPv6 one. */
  static String peer(String address) {
    return bytes(address)
        .map(
            bytes ->
                bytes.length == V4
                    ? NetUtil.bytesToIpAddress(bytes)
                    : NetUtil.bytesToIpAddress(masked(bytes, BYTES_OF_ONE_PEER * Byte.SIZE))
                        + "/64")
        .orElse("?");
  }

  /** An IPv4 address that came in as an IPv6 one (::ffff:10.0.0.1) is the IPv4 address. */
  private static Optional<byte[]> bytes(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return Optional.empty();
    }
    boolean mapped = bytes.length == V6 && bytes[10] == -1 && bytes[11] == -1;
    for (int i = 0; mapped && i < 10; i++) {
      mapped = bytes[i] == 0;
    }
    return Optional.of(mapped ? Arrays.copyOfRange(bytes, V6 - V4, V6) : bytes);
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < address.length; i++) {
      int left = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      masked[i] = (byte) (address[i] & (0xff << (Byte.SIZE - left)));
    }
    return masked;
  }
}
