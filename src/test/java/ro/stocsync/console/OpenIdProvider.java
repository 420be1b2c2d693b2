package ro.stocsync.console;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Somebody else's directory of users, with as much of OpenID Connect as a log-in takes. */
public class OpenIdProvider implements QuarkusTestResourceLifecycleManager {

  private static final String CLIENT = "stocsync";

  private final KeyPair keys = newKeys();
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));

  @Override
  public Map<String, String> start() {
    server.start();
    String address = server.baseUrl();
    server.stubFor(
        get(urlPathEqualTo("/.well-known/openid-configuration"))
            .willReturn(
                okJson(
                    """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize",
                     "token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys"}
                    """
                        .formatted(address))));
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    server.stubFor(
        get(urlPathEqualTo("/keys"))
            .willReturn(
                okJson(
                    """
                    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"1","n":"%s","e":"%s"}]}
                    """
                        .formatted(
                            base64(key.getModulus().toByteArray()),
                            base64(key.getPublicExponent().toByteArray())))));
    return Map.of(
        "stocsync.console.login", "code",
        "quarkus.oidc.tenant-enabled", "true",
        "quarkus.oidc.auth-server-url", address,
        "quarkus.oidc.client-id", CLIENT,
        "quarkus.oidc.credentials.secret", "a-secret-of-thirty-two-characters");
  }

  /** From now on who logs in is that user, with those roles. */
  void knows(String user, String... roles) {
    String token =
        Jwt.claims()
            .issuer(server.baseUrl())
            .audience(CLIENT)
            .subject(user)
            .upn(user)
            .groups(Set.of(roles))
            .expiresIn(300)
            .jws()
            .keyId("1")
            .sign(keys.getPrivate());
    server.stubFor(
        post(urlPathEqualTo("/token"))
            .willReturn(
                okJson(
                    """
                    {"access_token":"%1$s","id_token":"%1$s","token_type":"Bearer","expires_in":300}
                    """
                        .formatted(token))));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(OpenIdProvider.class));
  }

  @Override
  public void stop() {
    server.stop();
  }

  private static String base64(byte[] number) {
    int from = number[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(number, from, number.length));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }
}
