package ro.stocsync.company;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code stocsync.companies.*} as written by whoever runs the service. Everything is optional here
 * so that {@link CompaniesReader} can tell of all that is missing at once, in words of its own.
 */
@ConfigMapping(prefix = "stocsync.companies")
public interface CompaniesConfig {

  /** The companies by the name that stands in their callback's URL. */
  @WithParentName
  Map<String, CompanyConfig> companies();

  /** One SmartBill account. */
  interface CompanyConfig {

    /** The token that SmartBill sends: Contul meu &gt; Integrări &gt; Sincronizare stocuri. */
    Optional<String> token();

    /** The token before it was changed, accepted beside the new one until it is taken out here. */
    Optional<String> previousToken();

    /** The firm's fiscal code, as in SmartBill; with the user it lets StocSync ask SmartBill. */
    Optional<String> cif();

    /** The e-mail address of the user who logs in to SmartBill. */
    Optional<String> username();

    /** That user's API token, where it is not the one that SmartBill sends. */
    Optional<String> apiToken();

    /** The WooCommerce shops fed from this account, by a short name. */
    Map<String, ShopConfig> shops();

    /** Who is told when something stays wrong. */
    AlertsConfig alerts();
  }

  /** Where a company's alerts go. */
  interface AlertsConfig {

    /** Who gets alerts by e-mail; how mail is sent stands in {@code quarkus.mailer.*}. */
    Optional<List<String>> email();

    /** What is called with each alert, as JSON. */
    Optional<String> webhook();

    /** What those calls are signed with. */
    Optional<String> webhookSecret();

    /** Whether each day is told of as well. */
    @WithDefault("true")
    boolean digest();

    /** Lets alerts travel without TLS to a host that is not this machine. */
    @WithDefault("false")
    boolean allowPlainHttp();
  }

  /** One WooCommerce shop. */
  interface ShopConfig {

    /** The shop's address as its visitors see it, without {@code /wp-json}. */
    Optional<String> url();

    /** {@code ck_...} of WooCommerce &gt; Settings &gt; Advanced &gt; REST API, read and write. */
    Optional<String> consumerKey();

    /** {@code cs_...}, shown by WooCommerce once, together with the key. */
    Optional<String> consumerSecret();

    /** How the keys travel: in the header, in the query string, or found out by trying. */
    @WithDefault("auto")
    KeyTransport auth();

    /** The warehouses (gestiuni) whose stock this shop shows; several are summed. */
    Optional<List<String>> warehouses();

    /** Whether levels are delivered to this shop; if not they are only recorded. */
    @WithDefault("true")
    boolean synchronised();

    /** Pieces held back from every product. */
    @WithDefault("0")
    BigDecimal safetyStock();

    /** What becomes of fractions of a piece. */
    @WithDefault("exact")
    ShopSettings.Decimals decimals();

    /** What becomes of levels below zero. */
    @WithDefault("pass-on")
    ShopSettings.NegativeStock negativeStock();

    /** What is done about products whose stock the shop does not manage. */
    @WithDefault("report")
    ShopSettings.ManageStock manageStock();

    /** Whether a name may stand in for a code that no product of the shop has. */
    @WithDefault("false")
    boolean nameFallback();

    /** Lets the keys travel without TLS to a host that is not this machine. */
    @WithDefault("false")
    boolean allowPlainHttp();
  }
}
