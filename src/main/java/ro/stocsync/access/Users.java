package ro.stocsync.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import ro.stocsync.company.Rotating;

/**
 * The configured users; a wrong configuration stops the start. Passwords and roles may be exchanged
 * afterwards, and users come and go.
 */
@Startup(2)
@ApplicationScoped
public class Users implements Rotating {

  private static final Logger LOG = Logger.getLogger(Users.class);
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");

  /** bcrypt looks at no more, and a longer guess costs nobody time. */
  private static final int LONGEST_PASSWORD = 72;

  /**
   * What guesses at nobody's password are compared with, of the usual cost. Of a password that was
   * thrown away, and written down here, since making one costs as long as the whole native start.
   */
  private static final String NOBODYS_HASH =
      "$2a$10$cYjrmKac0d3klS5.kfzK9eJdf5U7cs9zjdkzUL8KI7WIEhIOXBYCq";

  private volatile Map<String, User> users;

  private record User(String hash, Role role) {}

  /**
   * Reads and checks the whole configuration.
   *
   * @throws ConfigurationException with a line for each wrong key
   */
  public Users(UsersConfig config) {
    List<String> problems = new ArrayList<>();
    this.users = read(config, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n" + String.join("\n", problems));
    }
    if (users.isEmpty()) {
      LOG.info(
          "The operator's console and API are off, because no user is configured: set"
              + " stocsync.users.<user>.password and .role to switch them on");
    }
  }

  @Override
  public Class<?> mapping() {
    return UsersConfig.class;
  }

  @Override
  public List<String> exchange(SmallRyeConfig fresh) {
    List<String> problems = new ArrayList<>();
    Map<String, User> read = read(fresh.getConfigMapping(UsersConfig.class), problems);
    if (problems.isEmpty() && !read.equals(users)) {
      users = read;
      LOG.info("Users and passwords that changed are in force");
    }
    return problems;
  }

  private static Map<String, User> read(UsersConfig config, List<String> problems) {
    Map<String, User> users = new TreeMap<>();
    config
        .users()
        .forEach((name, user) -> read(name, user, problems).ifPresent(one -> users.put(name, one)));
    return users;
  }

  /** Whether nobody is configured, so that nobody gets in. */
  public boolean none() {
    return users.isEmpty();
  }

  private static Optional<User> read(
      String name, UsersConfig.UserConfig config, List<String> problems) {
    String path = "stocsync.users." + name;
    if (!NAME.matcher(name).matches()) {
      problems.add(path + " has a name that is not of letters, digits and . _ @ -, 63 at most");
    }
    Optional<String> hash = config.password().map(String::strip);
    if (hash.filter(text -> BCRYPT.matcher(text).matches()).isEmpty()) {
      problems.add(
          path
              + ".password is not a bcrypt hash: write there what"
              + " `htpasswd -nbBC 10 \"\" 'password'` prints, without the colon");
    }
    if (config.role().isEmpty()) {
      problems.add(path + ".role is missing: write there viewer, operator or waker");
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    // The three marks name one algorithm, of which Elytron knows the first.
    String known = hash.orElseThrow().replaceFirst("^\\$2[by]", "\\$2a");
    return Optional.of(new User(known, config.role().orElseThrow()));
  }

  /** The role of the user of that name, who has proved to be that user before. */
  Optional<Role> role(String name) {
    return Optional.ofNullable(users.get(name)).map(User::role);
  }

  /**
   * The role of the user of that name and password; empty if there is none, which takes as long to
   * find out as a wrong password. Blocks for some 50 ms, as bcrypt shall.
   */
  Optional<Role> check(String name, char[] password) {
    Optional<User> user = Optional.ofNullable(users.get(name));
    String hash = user.map(User::hash).orElse(NOBODYS_HASH);
    boolean right =
        password.length <= LONGEST_PASSWORD && BcryptUtil.matches(new String(password), hash);
    return user.filter(known -> right).map(User::role);
  }
}
