package ro.stocsync.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.company.Secret;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.trust.NothingConfigured;
import ro.stocsync.trust.Trust;

/** The token goes to SmartBill and to nobody else, and nobody is waited for without end. */
class HttpTest {

  private static final SmartBillAccount ACCOUNT =
      new SmartBillAccount("acme", "RO1", "ana@acme.ro", new Secret("api-token-of-acme-Lp2"));

  private final WireMockServer smartBill =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());

  @AfterEach
  void stop() {
    smartBill.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) throws IOException {
    WireMockServer elsewhere = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    elsewhere.start();
    smartBill.start();
    smartBill.stubFor(
        WireMock.any(WireMock.anyUrl())
            .willReturn(
                WireMock.aResponse()
                    .withStatus(status)
                    .withHeader("Location", elsewhere.baseUrl() + "/stocks")));
    try {
      assertThat(asks("http://localhost:" + smartBill.port(), "30s")).isEqualTo(status);
      assertThat(elsewhere.getAllServeEvents()).as("what the other host was told").isEmpty();
    } finally {
      elsewhere.stop();
    }
  }

  @Test
  void whoNeverAnswersIsNotWaitedFor() {
    smartBill.start();
    smartBill.stubFor(
        WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok().withFixedDelay(30_000)));

    assertThatThrownBy(() -> asks("http://localhost:" + smartBill.port(), "1s"))
        .isInstanceOf(SmartBillUnreachable.class)
        .hasMessageContaining("no whole answer");
  }

  @Test
  void nothingPackedIsAskedFor() throws IOException {
    smartBill.start();
    smartBill.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));

    asks("http://localhost:" + smartBill.port(), "30s");

    assertThat(smartBill.getAllServeEvents().getFirst().getRequest().getHeader("Accept-Encoding"))
        .isNull();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    smartBill.start();

    assertThatThrownBy(() -> asks("https://localhost:" + smartBill.httpsPort(), "30s"))
        .isInstanceOf(SmartBillUnreachable.class)
        .hasMessageContaining("SSLHandshakeException");
    assertThat(smartBill.getAllServeEvents()).as("what it was told").isEmpty();
  }

  /** The status of the answer. */
  private static int asks(String url, String timeout) throws IOException {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "stocsync.smartbill.url",
                        url,
                        "stocsync.smartbill.request-timeout",
                        timeout),
                    "test",
                    100))
            .withMapping(SmartBillConfig.class)
            .build();
    Http http =
        new Http(
            config.getConfigMapping(SmartBillConfig.class),
            new Trust(new NothingConfigured(), config));
    try {
      return http.get(
          ACCOUNT,
          "/stocks",
          Map.of(),
          (int status, java.net.http.HttpHeaders headers, InputStream body) -> status);
    } finally {
      http.close();
    }
  }
}
