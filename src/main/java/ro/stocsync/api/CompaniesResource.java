package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.KeysOfProduct;
import ro.stocsync.ledger.ProductKey;

/** The companies, and the history of what was changed. */
@Path("/api/companies")
@Tag(name = "companies")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
public class CompaniesResource {

  private final Companies companies;
  private final ShopLookup lookup;
  private final History history;
  private final KeysOfProduct keys;
  private final IdentityWork identities;

  /** For the configured companies. */
  public CompaniesResource(
      Companies companies,
      ShopLookup lookup,
      History history,
      KeysOfProduct keys,
      IdentityWork identities) {
    this.companies = companies;
    this.lookup = lookup;
    this.history = history;
    this.keys = keys;
    this.identities = identities;
  }

  /**
   * A company.
   *
   * @param id its name in the configuration
   * @param shops its shops
   */
  public record CompanyJson(String id, List<ShopJson> shops) {}

  /**
   * A shop.
   *
   * @param id its name in the configuration
   * @param url its address
   */
  public record ShopJson(String id, URI url) {}

  /**
   * A change.
   *
   * @param id counts up
   * @param at when
   * @param who by whom
   * @param shop in which shop
   * @param product of which product
   * @param what the kind of change
   * @param detail what was before and after
   */
  public record ChangeJson(
      long id,
      Instant at,
      String who,
      Optional<String> shop,
      Optional<String> product,
      String what,
      Map<String, String> detail) {

    static ChangeJson of(History.Noted noted) {
      History.Entry entry = noted.entry();
      return new ChangeJson(
          noted.id(),
          noted.at(),
          entry.who(),
          entry.shop(),
          entry.product().map(ProductKey::value),
          entry.what(),
          entry.detail());
    }
  }

  /** Every company with its shops. */
  @GET
  @Operation(summary = "Companies and their shops")
  public List<CompanyJson> all() {
    return companies.all().stream().map(CompaniesResource::json).toList();
  }

  private static CompanyJson json(Company company) {
    return new CompanyJson(
        company.id(),
        company.shops().stream().map(shop -> new ShopJson(shop.key().shop(), shop.url())).toList());
  }

  /** What was changed, the latest first. */
  @GET
  @Path("/{company}/history")
  @Operation(summary = "What was changed, when and by whom; the latest first")
  @APIResponse(responseCode = "404", description = "No such company")
  public List<ChangeJson> history(
      String company,
      @QueryParam("product") @Size(max = 700) String product,
      @BeanParam @Valid Paging paging) {
    lookup.company(company);
    int offset = (paging.page() - 1) * paging.size();
    List<History.Noted> found =
        product == null
            ? history.latest(company, offset, paging.size())
            : history.latest(
                company, keys.of(company, new ProductKey(product)), offset, paging.size());
    return found.stream().map(ChangeJson::of).toList();
  }

  /** Forgets a product that SmartBill has no more: its levels, and what waits for its sake. */
  @DELETE
  @Path("/{company}/products")
  @Operation(summary = "Forget a product that SmartBill has no more; the shops keep their stock")
  @APIResponse(responseCode = "204", description = "Forgotten")
  @APIResponse(responseCode = "404", description = "No such company or product")
  public void forget(
      String company,
      @QueryParam("product") @DefaultValue("") @NotBlank @Size(max = 700) String product,
      @jakarta.ws.rs.core.Context SecurityContext user) {
    lookup.company(company);
    if (!identities.forget(company, new ProductKey(product), user.getUserPrincipal().getName())) {
      throw new ApiException(Response.Status.NOT_FOUND, "product.unknown", product, company);
    }
  }
}
