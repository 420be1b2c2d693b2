package ro.stocsync.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.stocsync.WithDemoShop;

/** Every address in the manifests is one of the running application. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ManifestAddressesTest {

  /** Something under each path of the Ingress. */
  private static final Map<String, String> SAMPLES =
      Map.of(
          "/", "/",
          "/smartbill", "/smartbill/acme/stocks",
          "/woocommerce", "/woocommerce/acme/main/hooks",
          "/api", "/api/companies/acme/shops/main/settings",
          "/console", "/console",
          "/login", "/login",
          "/logout", "/logout",
          "/language", "/language/en",
          "/assets", "/assets/console.css",
          "/webjars", "/webjars/htmx.org/dist/htmx.min.js");

  @ParameterizedTest
  @EnumSource
  void probesAndMetricsAreAnswered(Deployed deployed) {
    List<Manifest> manifests = deployed.manifests();
    Stream<String> probes =
        manifests.stream()
            .flatMap(manifest -> manifest.containers().stream())
            .flatMap(
                container ->
                    Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> container.path(probe).at("/httpGet/path")))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);
    Stream<String> metrics =
        manifests.stream()
            .filter(manifest -> manifest.is("PodMonitor"))
            .flatMap(monitor -> monitor.list("/spec/podMetricsEndpoints"))
            .map(endpoint -> endpoint.path("path").asText());
    Set<String> paths = Stream.concat(probes, metrics).collect(Collectors.toSet());
    assertThat(paths).contains("/q/health/live", "/q/health/ready", "/q/health/started");
    assertThat(paths).allSatisfy(path -> given().get(path).then().statusCode(200));
  }

  @Test
  void everyPathOfTheIngressIsServed() {
    assertThat(pathsOfTheIngress()).isEqualTo(SAMPLES.keySet());
    assertThat(SAMPLES.values())
        .allSatisfy(
            path ->
                assertThat(given().redirects().follow(false).get(path).statusCode())
                    .isNotIn(404, 500));
  }

  @Test
  void everyResourceIsReachedThroughTheIngressAndNothingOfManagement() {
    assertThat(resources()).isNotEmpty().isSubsetOf(pathsOfTheIngress());
    assertThat(pathsOfTheIngress()).noneMatch(path -> path.startsWith("/q"));
  }

  private static Set<String> pathsOfTheIngress() {
    return Deployed.PRODUCTION.manifests().stream()
        .filter(manifest -> manifest.is("Ingress"))
        .flatMap(ingress -> ingress.list("/spec/rules"))
        .flatMap(rule -> Manifest.entries(rule.at("/http/paths")))
        .map(path -> path.path("path").asText())
        .collect(Collectors.toSet());
  }

  /** The first step of every resource's path; interfaces are what we call ourselves. */
  private static Set<String> resources() {
    Predicate<JavaClass> served = type -> type.isAnnotatedWith(Path.class) && !type.isInterface();
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ro.stocsync")
            .stream()
            .filter(served)
            .map(type -> type.getAnnotationOfType(Path.class).value())
            .map(path -> "/" + path.replaceFirst("^/", "").split("/")[0])
            .collect(Collectors.toSet());
  }
}
