package ro.stocsync.woocommerce;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.woocommerce.FakeShop.await;
import static ro.stocsync.woocommerce.FakeShop.failure;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ro.stocsync.TestCertificate;
import ro.stocsync.company.KeyTransport;

/** A shop is told no key before its certificate is known and names it. */
@QuarkusTest
@TestProfile(ShopTestProfile.class)
class ShopCertificatesTest {

  @Inject WooCommerceClients clients;

  @Test
  void aPrivateAuthorityThatIsConfiguredIsBelieved() {
    with(
        keys(ShopCertificates.RIGHT),
        shop -> {
          WooCommerce wooCommerce = clients.of(FakeShop.shop(url(shop), KeyTransport.HEADER));

          assertThat(await(wooCommerce.products(PageRequest.of(1))).products()).isEmpty();
        });
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    with(keys(ShopCertificates.OF_ANOTHER), this::refuses);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    with(options(), this::refuses);
  }

  private void refuses(WireMockServer shop) {
    WooCommerce wooCommerce = clients.of(FakeShop.shop(url(shop), KeyTransport.AUTO));

    ShopUnreachable refusal =
        failure(ShopUnreachable.class, wooCommerce.products(PageRequest.of(1)));

    assertThat(refusal.reason()).isEqualTo(ShopUnreachable.Reason.TLS);
    assertThat(refusal.phrase().key()).isEqualTo("shop.unreachable.tls");
    assertThat(shop.getAllServeEvents()).as("what the shop was told").isEmpty();
  }

  private static WireMockConfiguration keys(TestCertificate certificate) {
    return options()
        .keystoreType("PKCS12")
        .keystorePath(certificate.keys().toString())
        .keystorePassword(TestCertificate.PASSWORD)
        .keyManagerPassword(TestCertificate.PASSWORD);
  }

  private static URI url(WireMockServer shop) {
    return URI.create("https://localhost:" + shop.httpsPort());
  }

  private static void with(WireMockConfiguration keys, Consumer<WireMockServer> story) {
    WireMockServer shop = new WireMockServer(keys.dynamicPort().dynamicHttpsPort());
    shop.start();
    try {
      shop.stubFor(any(anyUrl()).willReturn(okJson("[]")));
      story.accept(shop);
    } finally {
      shop.stop();
    }
  }
}
