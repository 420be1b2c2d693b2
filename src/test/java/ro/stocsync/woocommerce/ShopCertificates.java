package ro.stocsync.woocommerce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ro.stocsync.TestCertificate;

/** Certificates of shops that no public authority knows, and an operator does. */
final class ShopCertificates {

  private static final Path FOLDER = folder();

  /** Of a shop on this machine. */
  static final TestCertificate RIGHT =
      TestCertificate.in(FOLDER, "right", "dns:localhost,ip:127.0.0.1");

  /** Trusted as well, but for another name. */
  static final TestCertificate OF_ANOTHER =
      TestCertificate.in(FOLDER, "other", "dns:www.altmagazin.example");

  /** As {@code quarkus.tls.shops.trust-store.pem.certs} has them. */
  static final String TRUSTED = RIGHT.pem() + "," + OF_ANOTHER.pem();

  private ShopCertificates() {}

  private static Path folder() {
    try {
      return Files.createTempDirectory("stocsync-certificates");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
