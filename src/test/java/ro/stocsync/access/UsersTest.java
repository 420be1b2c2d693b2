package ro.stocsync.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and the line for each thing that the configuration of users may not say. */
class UsersTest {

  private static final String PASSWORD = "parola mea, țărănească";
  private static final String HASH = BcryptUtil.bcryptHash(PASSWORD, 4);

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void knowsWhatEveryToolWrites(String mark) {
    Users users = users("ana", " " + mark + HASH.substring(4) + " ", Role.OPERATOR);

    assertThat(users.check("ana", PASSWORD.toCharArray())).contains(Role.OPERATOR);
    assertThat(users.check("ana", "parola".toCharArray())).isEmpty();
    assertThat(users.check("ana", new char[0])).isEmpty();
    assertThat(users.check("ANA", PASSWORD.toCharArray())).isEmpty();
    assertThat(users.check("", PASSWORD.toCharArray())).isEmpty();
  }

  @Test
  void nobodyComesInWhereNobodyIsConfigured() {
    assertThat(new Users(Map::of).check("ana", PASSWORD.toCharArray())).isEmpty();
  }

  @Test
  void anOperatorMayLookAndWakeUpToo() {
    assertThat(Role.OPERATOR.implied()).containsExactlyInAnyOrder("operator", "viewer", "waker");
    assertThat(Role.VIEWER.implied()).containsExactly("viewer");
    assertThat(Role.WAKER.implied()).containsExactly("waker");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-in-plain", "", "$2a$10$tooshort", "$1$md5$hash", "{noop}x"})
  void whatIsNoBcryptHashStopsTheStartAndIsNotRepeated(String password) {
    assertThatThrownBy(() -> users("ana", password, Role.VIEWER))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("stocsync.users.ana.password is not a bcrypt hash")
        .hasMessageContaining("htpasswd -nbBC 10")
        .satisfies(
            e -> assertThat(password.isEmpty() || !e.getMessage().contains(password)).isTrue());
  }

  @Test
  void eachWrongKeyHasItsLine() {
    Map<String, UsersConfig.UserConfig> both =
        Map.of(
            "ana", user(Optional.empty(), Optional.of(Role.VIEWER)),
            "vlad", user(Optional.of(HASH), Optional.empty()));

    assertThatThrownBy(() -> new Users(() -> both))
        .hasMessageContaining("stocsync.users.ana.password")
        .hasMessageContaining("stocsync.users.vlad.role is missing");
  }

  private static Users users(String name, String password, Role role) {
    return new Users(() -> Map.of(name, user(Optional.of(password), Optional.of(role))));
  }

  private static UsersConfig.UserConfig user(Optional<String> password, Optional<Role> role) {
    return new UsersConfig.UserConfig() {
      @Override
      public Optional<String> password() {
        return password;
      }

      @Override
      public Optional<Role> role() {
        return role;
      }
    };
  }
}
