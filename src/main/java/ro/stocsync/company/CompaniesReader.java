package ro.stocsync.company;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the configuration into companies, collecting a line for everything wrong with it. */
final class CompaniesReader {

  private static final String ROOT = "stocsync.companies";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> problems = new ArrayList<>();
  private final Map<URI, String> shopAt = new HashMap<>();

  /** What is wrong, a line each that names the key and what to write there; empty if nothing. */
  List<String> problems() {
    return problems;
  }

  Map<String, Company> read(CompaniesConfig config) {
    Map<String, Company> companies = new TreeMap<>();
    if (config.companies().isEmpty()) {
      problem(
          ROOT,
          "names no company: set at least %s.<company>.token and %s.<company>.shops.<shop>.url,"
              + " e.g. by STOCSYNC_COMPANIES_ACME_TOKEN and STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_URL",
          ROOT,
          ROOT);
    }
    new TreeMap<>(config.companies())
        .forEach((id, company) -> companies.put(id, company(id, company)));
    return companies;
  }

  private Company company(String id, CompaniesConfig.CompanyConfig config) {
    String path = ROOT + "." + id;
    checkName(path, id);
    List<Secret> tokens = new ArrayList<>();
    required(
            path + ".token",
            config.token(),
            "the token shown in SmartBill under Contul meu > Integrari > Sincronizare stocuri")
        .map(Secret::new)
        .ifPresent(tokens::add);
    nonBlank(config.previousToken()).map(Secret::new).ifPresent(tokens::add);
    if (tokens.size() == 2 && tokens.get(0).matchesIgnoringCase(tokens.get(1).reveal())) {
      problem(path + ".previous-token", "is the same as token: leave it out, or give the old one");
    }
    if (config.shops().isEmpty()) {
      problem(path + ".shops", "names no shop: set %s.shops.<shop>.url and its keys", path);
    }
    List<Shop> shops = new ArrayList<>();
    new TreeMap<>(config.shops())
        .forEach(
            (name, shop) ->
                shop(path + ".shops." + name, new ShopKey(id, name), shop).ifPresent(shops::add));
    AlertTargets alerts = new AlertTargetsReader(problems).read(path + ".alerts", config.alerts());
    return new Company(id, account(id, path, config), tokens, shops, alerts);
  }

  private Optional<SmartBillAccount> account(
      String id, String path, CompaniesConfig.CompanyConfig config) {
    Optional<String> cif = nonBlank(config.cif()).map(String::strip);
    Optional<String> username = nonBlank(config.username()).map(String::strip);
    Optional<String> token = nonBlank(config.apiToken()).or(() -> nonBlank(config.token()));
    if (cif.isEmpty() && username.isEmpty() && nonBlank(config.apiToken()).isEmpty()) {
      return Optional.empty();
    }
    required(path + ".cif", cif, "the firm's fiscal code as it stands in SmartBill");
    required(path + ".username", username, "the e-mail address with which you log in to SmartBill");
    // The user's name ends at the first colon of what Basic authentication sends (RFC 7617, 2).
    if (username.filter(name -> name.contains(":")).isPresent()) {
      problem(path + ".username", "has a colon: write the e-mail address alone");
      return Optional.empty();
    }
    if (cif.isEmpty() || username.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SmartBillAccount(id, cif.get(), username.get(), new Secret(token.get())));
  }

  private Optional<Shop> shop(String path, ShopKey key, CompaniesConfig.ShopConfig config) {
    checkName(path, key.shop());
    Optional<URI> url =
        required(path + ".url", config.url(), "the shop's address, e.g. https://www.magazin.ro")
            .flatMap(text -> url(path, text, config.allowPlainHttp()));
    Optional<Secret> consumerKey =
        key(path + ".consumer-key", config.consumerKey(), "consumer key (ck_...)", "cs_");
    Optional<Secret> consumerSecret =
        key(path + ".consumer-secret", config.consumerSecret(), "consumer secret (cs_...)", "ck_");
    Set<Warehouse> warehouses =
        config.warehouses().orElse(List.of()).stream()
            .map(Warehouse::named)
            .filter(warehouse -> !warehouse.key().isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    BigDecimal safetyStock = config.safetyStock();
    if (safetyStock.signum() < 0) {
      problem(path + ".safety-stock", "is below zero: write how many pieces are held back, or 0");
    }
    if (url.isEmpty() || consumerKey.isEmpty() || consumerSecret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Shop(
            key,
            url.get(),
            consumerKey.get(),
            consumerSecret.get(),
            config.auth(),
            new ShopSettings(
                warehouses,
                config.synchronised(),
                safetyStock,
                config.decimals(),
                config.negativeStock(),
                config.manageStock(),
                config.nameFallback())));
  }

  private Optional<Secret> key(
      String path, Optional<String> value, String what, String prefixOfTheOther) {
    return required(path, value, "the " + what + " of WooCommerce > Settings > Advanced > REST API")
        .filter(
            text -> {
              boolean swapped = text.strip().startsWith(prefixOfTheOther);
              if (swapped) {
                problem(path, "starts with %s: key and secret are swapped", prefixOfTheOther);
              }
              return !swapped;
            })
        .map(Secret::new);
  }

  private Optional<URI> url(String path, String text, boolean allowPlainHttp) {
    String key = path + ".url";
    URI url;
    try {
      url = new URI(text.strip().replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      problem(key, "is not an address: write it as https://www.magazin.ro");
      return Optional.empty();
    }
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    boolean plain = "http".equalsIgnoreCase(url.getScheme());
    if ((!secure && !plain) || url.getHost() == null) {
      problem(key, "is not an address: write it with its scheme, as https://www.magazin.ro");
    } else if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      problem(key, "may hold no user, query or fragment: write just https://host/path");
    } else if (url.getPath().contains("/wp-json")) {
      problem(key, "is the shop's address without /wp-json and what follows it");
    } else if (plain && !allowPlainHttp && !LOOPBACK.contains(url.getHost())) {
      problem(
          key,
          "is not https, so the keys would travel in clear: write https://%s, or set"
              + " %s.allow-plain-http=true within a closed network",
          url.getAuthority(),
          path);
    } else if (shopAt.putIfAbsent(url, key) != null) {
      problem(key, "is the same shop as %s: one shop has one place", shopAt.get(url));
    } else {
      return Optional.of(url);
    }
    return Optional.empty();
  }

  private Optional<String> required(String key, Optional<String> value, String whatToWrite) {
    Optional<String> present = nonBlank(value);
    if (present.isEmpty()) {
      problem(key, "is missing: write there %s", whatToWrite);
    }
    return present;
  }

  private static Optional<String> nonBlank(Optional<String> value) {
    return value.filter(Predicate.not(String::isBlank));
  }

  private void checkName(String key, String name) {
    if (!NAME.matcher(name).matches()) {
      problem(key, "has a name that is not of small letters, digits and dashes, 63 at most");
    }
  }

  private void problem(String key, String what, Object... arguments) {
    problems.add(key + " " + what.formatted(arguments));
  }
}
