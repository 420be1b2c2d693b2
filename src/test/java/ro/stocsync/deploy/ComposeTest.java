package ro.stocsync.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The trial in containers gives nobody more than he needs. */
class ComposeTest {

  private final Compose compose = Compose.read();

  @Test
  void everyServiceIsConfined() {
    assertThat(compose.services()).containsOnlyKeys("stocsync", "demo", "postgres");
    assertThat(compose.services().values())
        .allSatisfy(
            service ->
                assertThat(service)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true")));
  }

  @Test
  void nothingIsReachedFromOtherMachines() {
    assertThat(compose.services().values())
        .flatExtracting(service -> ports(service))
        .containsExactlyInAnyOrder(
            "127.0.0.1:8080:8080", "127.0.0.1:8090:8090", "127.0.0.1:8091:8091");
  }

  private static List<String> ports(Map<String, Object> service) {
    return ((List<?>) service.getOrDefault("ports", List.of()))
        .stream().map(Object::toString).toList();
  }

  @Test
  void whatIsBuiltHasADockerfile() {
    List<Map<?, ?>> builds =
        compose.services().values().stream()
            .filter(service -> service.containsKey("build"))
            .<Map<?, ?>>map(service -> (Map<?, ?>) service.get("build"))
            .toList();
    assertThat(builds)
        .hasSize(2)
        .allSatisfy(
            build -> {
              Path context = Compose.FILE.resolveSibling("" + build.get("context")).normalize();
              assertThat(Files.exists(context.resolve("" + build.get("dockerfile")))).isTrue();
            });
  }

  @Test
  void theDatabaseIsTheVersionOfTheTests() {
    assertThat(compose.services().get("postgres")).containsEntry("image", "postgres:18");
    assertThat(compose.environment("stocsync"))
        .containsEntry(
            "QUARKUS_DATASOURCE_PASSWORD",
            compose.environment("postgres").get("POSTGRES_PASSWORD"));
  }
}
