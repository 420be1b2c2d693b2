package ro.stocsync.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manifests fit Kubernetes, each other and the application. */
class ManifestsTest {

  private static final Set<String> WITH_PODS = Set.of("Deployment", "CronJob", "Service");

  /** Everything that is wrong with what a folder describes. */
  static List<String> problems(List<Manifest> manifests) {
    Objects objects = new Objects(manifests);
    return Stream.of(
            manifests.stream().flatMap(manifest -> Models.problem(manifest).stream()).toList(),
            PodReferences.problems(objects),
            Selectors.problems(objects),
            Names.problems(objects),
            PodSecurity.problems(objects),
            KnativeFields.problems(objects),
            Settings.problems(objects),
            WakeUp.problems(objects))
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrong(Deployed deployed) {
    assertThat(problems(deployed.manifests())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyPodIsLookedAt(Deployed deployed) {
    assertThat(deployed.manifests())
        .filteredOn(manifest -> manifest.podTemplate().isPresent())
        .isNotEmpty()
        .allMatch(manifest -> WITH_PODS.contains(manifest.kind()));
    assertThat(Settings.stocSync(new Objects(deployed.manifests()))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyImageHasATag(Deployed deployed) {
    assertThat(deployed.manifests())
        .flatMap(Manifest::containers)
        .allMatch(container -> container.path("image").asText().matches(".+:(?!latest$)[\\w.-]+"));
  }

  @Test
  void theIngressLetsEveryCallThroughThatStocSyncTakes() {
    Properties own =
        Settings.properties(Yaml.read(Path.of("src/main/resources/application.properties")));
    MemorySize taken =
        new MemorySizeConverter().convert(own.getProperty("quarkus.http.limits.max-body-size"));
    assertThat(Deployed.PRODUCTION.manifests())
        .filteredOn(manifest -> manifest.is("Ingress"))
        .isNotEmpty()
        .extracting(
            ingress ->
                ingress
                    .tree()
                    .at("/metadata/annotations")
                    .path("nginx.ingress.kubernetes.io/proxy-body-size")
                    .asText())
        .allSatisfy(
            size ->
                assertThat(new MemorySizeConverter().convert(size).asLongValue())
                    .isGreaterThanOrEqualTo(taken.asLongValue()));
  }

  @Test
  void theDatabaseIsOfTheVersionThatTestsRunAgainst() {
    String tested =
        Yaml.read(Path.of("pom.xml"))
            .replaceAll("(?s).*<postgresql-binaries.version>(\\d+)\\..*", "$1");
    assertThat(Stream.of(Deployed.values()).flatMap(each -> each.manifests().stream()))
        .filteredOn(manifest -> manifest.is("Cluster"))
        .hasSize(Deployed.values().length)
        .allMatch(
            cluster -> cluster.text("/spec/imageName").contains("/postgresql:" + tested + "."));
  }
}
