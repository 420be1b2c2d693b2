package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Suggestions;

/** What of a shop an operator may mean for a product that nothing was found for. */
@Path("/api/companies/{company}/shops/{shop}/suggestions")
@Tag(name = "mappings")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
public class SuggestionsResource {

  private final ShopLookup lookup;
  private final Suggestions suggestions;

  /** For the configured shops. */
  public SuggestionsResource(ShopLookup lookup, Suggestions suggestions) {
    this.lookup = lookup;
    this.suggestions = suggestions;
  }

  /**
   * A product of the shop that may be meant.
   *
   * @param productId the shop's number for it
   * @param sku its SKU
   * @param name its name
   * @param why why it may be meant
   * @param fedBy SmartBill products that feed its stock already
   */
  public record SuggestionJson(
      long productId, String sku, String name, Suggestions.Why why, List<String> fedBy) {}

  /** The likeliest first. */
  @GET
  @Operation(summary = "What of the shop may be meant by a SmartBill product, the likeliest first")
  @APIResponse(responseCode = "200", description = "10 at most; none is mapped by itself")
  public List<SuggestionJson> of(
      String company,
      String shop,
      @QueryParam("product") @DefaultValue("") @NotBlank @Size(max = 700) String product) {
    ShopKey key = lookup.shop(company, shop).key();
    List<Suggestions.Suggestion> found = suggestions.of(key, new ProductKey(product));
    Map<Long, List<Suggestions.Feeder>> feeders =
        suggestions.feeders(key, found.stream().map(one -> one.entry().id()).toList());
    return found.stream()
        .map(
            one ->
                new SuggestionJson(
                    one.entry().id(),
                    one.entry().sku(),
                    one.entry().name(),
                    one.why(),
                    feeders.getOrDefault(one.entry().id(), List.of()).stream()
                        .map(feeder -> feeder.product().value())
                        .toList()))
        .toList();
  }
}
