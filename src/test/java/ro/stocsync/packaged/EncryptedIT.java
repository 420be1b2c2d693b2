package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ro.stocsync.Operator;
import ro.stocsync.TestCertificate;
import ro.stocsync.demo.DemoShop;

/**
 * TLS for both sides by configuration alone, and what is exchanged while the process runs:
 * certificates, SmartBill's token, a shop's keys, passwords.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EncryptedIT {

  /** As SmartBill's token and ana's password are once somebody exchanged them. */
  private static final String NEXT_TOKEN = "token-of-acme-next-Vu4";

  private static final String NEXT_HASH =
      "$2a$04$vE9RPA7YVD4DBm3yx6gX6eQvsnel.orqLTzH8sT83AZg9b7bqtgim"; // parola-lui-vlad

  @TempDir private static Path folder;

  private static TestDatabase database;
  private static DemoShop shop;
  private static TestCertificate server;
  private static Certificate first;
  private static TestCertificate renewed;
  private static TestCertificate client;
  private static Path secrets;
  private static StocSyncProcess stocSync;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.start();
    shop = DemoShop.start();
    String names = "dns:localhost,ip:127.0.0.1";
    server = TestCertificate.in(folder, "server", names);
    first = server.certificate();
    renewed = TestCertificate.in(folder, "renewed", names);
    client = TestCertificate.in(folder, "client", "dns:smartbill");
    secrets = Files.createDirectories(folder.resolve("secrets")).resolve("acme.properties");
    Files.writeString(
        secrets, secrets(StocSyncProcess.TOKEN, "cs_wrong-secret-Ty8", Operator.HASH));
    Map<String, String> environment = StocSyncProcess.environment(database, shop);
    environment.keySet().removeIf(key -> key.endsWith("_TOKEN") || key.endsWith("_SECRET"));
    environment.put("QUARKUS_CONFIG_LOCATIONS", "file:" + secrets.getParent());
    environment.put("STOCSYNC_SECRETS_RELOAD", "1s");
    environment.put("STOCSYNC_CATALOG_REFRESH", "1s");
    Files.writeString(secrets.resolveSibling("tls.properties"), tls());
    stocSync = StocSyncProcess.listening(StocSyncProcess.started(environment));
    // What it serves from now on is exchanged half a minute later, while the other tests run.
    Files.copy(renewed.keys(), server.keys(), StandardCopyOption.REPLACE_EXISTING);
  }

  @AfterAll
  static void stop() {
    stocSync.close();
    shop.close();
    database.close();
  }

  private static String secrets(String token, String consumerSecret, String hash) {
    return """
        stocsync.companies.acme.token=%s
        stocsync.companies.acme.shops.main.consumer-secret=%s
        stocsync.users.ana.password=%s
        stocsync.users.ana.role=operator
        """
        .formatted(token, consumerSecret, hash);
  }

  /** As deploy/README.md has it. */
  private static String tls() {
    return """
        quarkus.tls.server.key-store.p12.path=%s
        quarkus.tls.server.key-store.p12.password=%s
        quarkus.tls.server.trust-store.pem.certs=%s
        quarkus.tls.server.reload-period=30s
        quarkus.http.tls-configuration-name=server
        quarkus.http.insecure-requests=disabled
        quarkus.http.ssl-port=0
        stocsync.access.client-certificates=required
        """
        .formatted(server.keys(), TestCertificate.PASSWORD, client.pem());
  }

  @Test
  @Order(1)
  void bothSidesShowACertificateAndNobodySpeaksInClear() throws Exception {
    HttpResponse<String> answer = get("/q/health/ready", Optional.of(client));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(callback(StocSyncProcess.TOKEN)).isEqualTo(200);
    assertThatThrownBy(() -> get("/q/health/ready", Optional.empty()))
        .as("without a certificate")
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get("/q/health/ready", Optional.of(server)))
        .as("with a certificate that is not trusted")
        .isInstanceOf(IOException.class);
    assertThat(RawHttp.status(RawHttp.to(stocSync).asks("GET", "/q/health/ready", "")))
        .as("without TLS")
        .isZero();
  }

  @Test
  @Order(2)
  void tokensKeysAndPasswordsAreExchangedWhileItRuns() throws Exception {
    shop.catalog().simple("P-1", "Ceai", 1);
    assertThat(callback(StocSyncProcess.TOKEN)).isEqualTo(200);
    assertThat(api("parola-anei")).isEqualTo(200);

    mount(secrets(NEXT_TOKEN, shop.consumerSecret(), NEXT_HASH));

    await().untilAsserted(() -> assertThat(callback(NEXT_TOKEN)).isEqualTo(200));
    assertThat(callback(StocSyncProcess.TOKEN)).as("the token before").isEqualTo(401);
    assertThat(api("parola-lui-vlad")).isEqualTo(200);
    assertThat(api("parola-anei")).as("the password before").isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(shop.stockOf("P-1")).as("with the new key").isEqualByComparingTo("7"));
  }

  @Test
  @Order(3)
  void whatIsWrongChangesNothingAndIsTold() throws Exception {
    mount(secrets("", shop.consumerSecret(), "no hash"));

    stocSync.awaitLog("Secrets stay as they are: stocsync.companies.acme.token is missing");
    stocSync.awaitLog("Secrets stay as they are: stocsync.users.ana.password is not a bcrypt hash");
    assertThat(callback(NEXT_TOKEN)).isEqualTo(200);
    assertThat(api("parola-lui-vlad")).isEqualTo(200);
    assertThat(stocSync.log())
        .doesNotContain(NEXT_TOKEN, NEXT_HASH, StocSyncProcess.TOKEN, TestCertificate.PASSWORD);
  }

  @Test
  @Order(4)
  void aRenewedCertificateIsShownWithoutARestart() {
    // In the moment of the exchange a handshake may be turned away.
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SSLException.class)
        .untilAsserted(() -> assertThat(shown()).isEqualTo(renewed.certificate()));
    assertThat(callback(NEXT_TOKEN)).isEqualTo(200);
  }

  /** As Kubernetes does it: the whole file at once. */
  private static void mount(String content) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), content);
    Files.move(next, secrets, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int callback(String token) {
    return status(
        request("/smartbill/acme/stocks")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString("{\"products\":[" + product("P-1", 7) + "]}")));
  }

  private static int api(String password) {
    String basic = Base64.getEncoder().encodeToString(("ana:" + password).getBytes());
    return status(request("/api/companies").header("Authorization", "Basic " + basic));
  }

  private static int status(HttpRequest.Builder request) {
    try (HttpClient http = http(Optional.of(client))) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(String path, Optional<TestCertificate> own)
      throws IOException, InterruptedException {
    try (HttpClient http = http(own)) {
      return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(stocSync.url(path))).timeout(Duration.ofSeconds(20));
  }

  private static HttpClient http(Optional<TestCertificate> own) {
    return HttpClient.newBuilder().sslContext(context(own)).build();
  }

  /** Believes the server, before and after its certificate is renewed. */
  private static SSLContext context(Optional<TestCertificate> own) {
    try {
      KeyStore known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
      known.setCertificateEntry("before", first);
      known.setCertificateEntry("after", renewed.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(known);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(
          own.map(TestCertificate::store).orElse(null), TestCertificate.PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate that the server shows now. */
  private static Certificate shown() throws IOException {
    URI place = URI.create(stocSync.url("/"));
    try (Socket socket =
        context(Optional.of(client))
            .getSocketFactory()
            .createSocket(place.getHost(), place.getPort())) {
      SSLSocket tls = (SSLSocket) socket;
      tls.startHandshake();
      return tls.getSession().getPeerCertificates()[0];
    }
  }
}
