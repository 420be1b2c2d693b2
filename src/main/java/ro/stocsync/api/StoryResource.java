package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.story.Bookmark;
import ro.stocsync.story.ProductStory;

/** What happened to a product: every level, refusal, decision and delivery, in one order. */
@Path("/api/companies/{company}/products/story")
@Tag(name = "products")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
public class StoryResource {

  private final ShopLookup lookup;
  private final ProductStory story;

  /** For the configured companies. */
  public StoryResource(ShopLookup lookup, ProductStory story) {
    this.lookup = lookup;
    this.story = story;
  }

  /**
   * A page of a story.
   *
   * @param happenings the latest first
   * @param older where the next page begins, to be given as before; left out on the last
   */
  public record StoryJson(List<HappeningJson> happenings, Optional<String> older) {}

  /** A product's story, also of one that was forgotten, as long as receipts are kept. */
  @GET
  @Operation(
      summary =
          "What happened to a product under whatever keys it came: levels taken and refused, pulls,"
              + " comparisons, changes and deliveries; the latest first, go on with older as before")
  @APIResponse(responseCode = "200", description = "A page; empty where nothing is known")
  @APIResponse(responseCode = "400", description = "A page that is not allowed")
  public StoryJson story(
      String company,
      @QueryParam("product") @DefaultValue("") @NotBlank @Size(max = 700) String product,
      @QueryParam("shop") Optional<@Size(max = 100) String> shop,
      @QueryParam("before") Optional<@Pattern(regexp = Bookmark.PATTERN) String> before,
      @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size,
      @Context HttpHeaders headers) {
    List<String> shops =
        shop.map(name -> List.of(lookup.shop(company, name).key().shop()))
            .orElseGet(
                () ->
                    lookup.company(company).shops().stream().map(one -> one.key().shop()).toList());
    ProductStory.Page page =
        story.page(
            company,
            shops,
            new ProductKey(product),
            before.map(Bookmark::read).orElse(Bookmark.NEWEST),
            size);
    StoryWords words = new StoryWords(headers);
    return new StoryJson(
        page.happenings().stream().map(words::json).toList(), page.older().map(Bookmark::toString));
  }
}
