package ro.stocsync.alert;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;

/** Refuses e-mail addresses for alerts where no mail can be sent. */
@Startup(2)
@ApplicationScoped
public class MailSettings {

  private static final String MAILER = "quarkus.mailer.";

  /**
   * Compares addresses and mail server.
   *
   * @throws ConfigurationException if somebody is to get e-mail and the server is not configured
   */
  public MailSettings(Companies companies, Config config) {
    Optional<Company> wanting =
        companies.all().stream().filter(one -> !one.alerts().emails().isEmpty()).findFirst();
    boolean mock =
        config
            .getOptionalValue(MAILER + "mock", Boolean.class)
            .orElse(LaunchMode.current().isDevOrTest());
    List<String> missing = new ArrayList<>();
    if (wanting.isPresent() && !mock) {
      if (!isWritten(config, "host")) {
        missing.add(MAILER + "host is missing: write there the mail server, as smtp.magazin.ro");
      }
      if (!isWritten(config, "from")) {
        missing.add(
            MAILER + "from is missing: write there who alerts come from, as stocsync@magazin.ro");
      }
    }
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n"
              + "stocsync.companies.%s.alerts.email names somebody, but no mail can be sent:\n"
                  .formatted(wanting.get().id())
              + String.join("\n", missing));
    }
  }

  /** Whether somebody wrote it; Quarkus' own default, a mail server on this machine, is no wish. */
  private static boolean isWritten(Config config, String key) {
    ConfigValue value = config.getConfigValue(MAILER + key);
    return value.getValue() != null
        && !value.getValue().isBlank()
        && value.getSourceOrdinal() > Integer.MIN_VALUE;
  }
}
