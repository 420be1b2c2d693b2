package ro.stocsync.company;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The companies of this installation, as configured; a wrong configuration stops the start. Tokens
 * and keys may be exchanged afterwards, everything else stays as it was then.
 */
@Startup(1)
@ApplicationScoped
public class Companies implements Rotating {

  private static final Logger LOG = Logger.getLogger(Companies.class);

  private volatile Map<String, Company> companies;

  /**
   * Reads and checks the whole configuration.
   *
   * @throws ConfigurationException with a line for each wrong key; Quarkus prints it without a
   *     stack trace and ends with a status other than 0
   */
  public Companies(CompaniesConfig config) {
    CompaniesReader reader = new CompaniesReader();
    this.companies = reader.read(config);
    if (!reader.problems().isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n"
              + String.join("\n", reader.problems()));
    }
  }

  @Override
  public Class<?> mapping() {
    return CompaniesConfig.class;
  }

  @Override
  public List<String> exchange(SmallRyeConfig fresh) {
    CompaniesReader reader = new CompaniesReader();
    Map<String, Company> read = reader.read(fresh.getConfigMapping(CompaniesConfig.class));
    if (reader.problems().isEmpty()) {
      Map<String, Company> exchanged = new TreeMap<>(companies);
      exchanged.replaceAll((id, company) -> company.withSecretsOf(read.getOrDefault(id, company)));
      exchanged.forEach(
          (id, company) -> {
            if (!company.equals(companies.get(id))) {
              LOG.infof("Company %s: tokens and keys that changed are in force", id);
            }
          });
      companies = exchanged;
    }
    return reader.problems();
  }

  /** The company of that name. */
  public Optional<Company> find(String id) {
    return Optional.ofNullable(companies.get(id));
  }

  /** Every company. */
  public Collection<Company> all() {
    return companies.values();
  }

  /** Every shop of every company. */
  public List<Shop> shops() {
    return companies.values().stream().flatMap(company -> company.shops().stream()).toList();
  }

  /** The shop of that key. */
  public Optional<Shop> shop(ShopKey key) {
    return find(key.company()).stream()
        .flatMap(company -> company.shops().stream())
        .filter(shop -> shop.key().equals(key))
        .findFirst();
  }
}
