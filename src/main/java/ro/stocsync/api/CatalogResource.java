package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.catalog.CatalogEntry;
import ro.stocsync.catalog.CatalogPage;
import ro.stocsync.catalog.CatalogReadings;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.catalog.ReadingProgress;
import ro.stocsync.company.ShopKey;

/** Our mirror of a shop's products. */
@Path("/api/companies/{company}/shops/{shop}/catalog")
@Tag(name = "catalog")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
public class CatalogResource {

  private final ShopLookup lookup;
  private final CatalogSearch search;
  private final CatalogReadings readings;

  /** For the configured shops. */
  public CatalogResource(ShopLookup lookup, CatalogSearch search, CatalogReadings readings) {
    this.lookup = lookup;
    this.search = search;
    this.readings = readings;
  }

  /** Products and variations of the shop that have every word of the text. */
  @GET
  @Operation(summary = "Search the shop's products by name, SKU, GTIN or id")
  @APIResponse(responseCode = "200", description = "A page of what was found")
  @APIResponse(responseCode = "400", description = "A text or page that is not allowed")
  public Page<CatalogEntry> find(
      String company,
      String shop,
      @QueryParam("text") @DefaultValue("") @Size(max = CatalogSearch.LONGEST_TEXT) String text,
      @BeanParam @Valid Paging paging) {
    ShopKey key = lookup.shop(company, shop).key();
    CatalogPage found = search.search(key, text, paging.page(), paging.size());
    return paging.of(found.entries(), found.total());
  }

  /** How far the reading of the whole catalog is, or how the last one ended. */
  @GET
  @Path("/reading")
  @Operation(summary = "How far the reading of the shop's whole catalog has come")
  @APIResponse(responseCode = "200", description = "Pages, items, pace and time left")
  public ReadingProgress reading(String company, String shop) {
    ShopKey key = lookup.shop(company, shop).key();
    return readings
        .of(key)
        .orElseThrow(
            () -> new ApiException(Response.Status.NOT_FOUND, "reading.none", key.toString()));
  }
}
