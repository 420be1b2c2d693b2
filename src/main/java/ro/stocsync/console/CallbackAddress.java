package ro.stocsync.console;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address that SmartBill is to call.
 *
 * @param url what is pasted there
 * @param guessed whether it is taken from where this page was asked for, as none is configured
 * @param open whether the token would travel in clear
 * @param inside whether nobody on the internet can reach it
 */
record CallbackAddress(String url, boolean guessed, boolean open, boolean inside) {

  /** Of this machine, and of networks that have no way in (RFC 1918, 3927, 6762). */
  private static final Pattern INSIDE =
      Pattern.compile(
          "localhost|.*\\.(localhost|local|internal)|127\\..*|10\\..*|192\\.168\\..*|169\\.254\\..*"
              + "|172\\.(1[6-9]|2\\d|3[01])\\..*|0\\.0\\.0\\.0|\\[(::1|f[cd].*|fe80.*)]");

  /**
   * Of a company.
   *
   * @param configured {@code stocsync.public-url}
   * @param asked under which address this page was asked for
   */
  static CallbackAddress of(Optional<URI> configured, URI asked, String company) {
    URI base = configured.orElse(asked);
    String host = String.valueOf(base.getHost());
    return new CallbackAddress(
        base.toString().replaceAll("/+$", "") + "/smartbill/" + company + "/stocks",
        configured.isEmpty(),
        !"https".equalsIgnoreCase(base.getScheme()),
        INSIDE.matcher(host).matches());
  }
}
