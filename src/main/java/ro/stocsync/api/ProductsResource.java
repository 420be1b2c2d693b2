package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.StateText;
import ro.stocsync.delivery.StockView;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;

/** Where SmartBill's products stand in a shop, why, and what to do. */
@Path("/api/companies/{company}/shops/{shop}/products")
@Tag(name = "products")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company, shop or product")
public class ProductsResource {

  private final ShopLookup lookup;
  private final StockView stock;

  /** For the configured shops. */
  public ProductsResource(ShopLookup lookup, StockView stock) {
    this.lookup = lookup;
    this.stock = stock;
  }

  /**
   * A product in a shop.
   *
   * @param product its key: {@code c:} and the code, or {@code n:} and the name
   * @param code its code in SmartBill
   * @param name its name in SmartBill
   * @param level the sum of the monitored warehouses
   * @param state where it stands
   * @param problem what happened
   * @param cure what to do about it
   * @param productIds the shop's products it stands for
   * @param reason why those
   * @param wantedAt when the level came
   * @param deliveredQuantity what the shop stored last
   * @param deliveredAt when
   */
  public record ProductJson(
      String product,
      String code,
      String name,
      BigDecimal level,
      Outcome.State state,
      String problem,
      String cure,
      List<Long> productIds,
      Optional<Match.Reason> reason,
      Instant wantedAt,
      Optional<BigDecimal> deliveredQuantity,
      Optional<Instant> deliveredAt) {

    static ProductJson of(StockView.Line line, Texts texts) {
      return new ProductJson(
          line.product().value(),
          line.code(),
          line.name(),
          line.level(),
          line.state(),
          StateText.says(line.state(), line.detail(), texts),
          StateText.cure(line.state(), line.detail(), texts),
          line.productIds(),
          line.reason(),
          line.wantedAt(),
          line.deliveredQuantity(),
          line.deliveredAt());
    }
  }

  /** A page of products. */
  @GET
  @Operation(summary = "SmartBill's products in a shop, with their state, its reason and its cure")
  @APIResponse(responseCode = "200", description = "A page of products")
  @APIResponse(responseCode = "400", description = "A filter or page that is not allowed")
  public Page<ProductJson> page(
      String company,
      String shop,
      @QueryParam("state") Optional<Outcome.State> state,
      @QueryParam("text") @DefaultValue("") @Size(max = 200) String text,
      @BeanParam @Valid Paging paging,
      @Context HttpHeaders headers) {
    ShopKey key = lookup.shop(company, shop).key();
    Texts texts = Asked.texts("delivery", headers);
    StockView.Filter filter = new StockView.Filter(state.map(Set::of).orElse(Set.of()), text);
    StockView.Lines found =
        stock.page(key, filter, StockView.Order.PRODUCT, paging.page(), paging.size());
    long total = found.more() ? stock.count(key, filter) : found.total();
    return paging.of(
        found.lines().stream().map(line -> ProductJson.of(line, texts)).toList(), total);
  }

  /** One product. */
  @GET
  @Path("/one")
  @Operation(summary = "One of SmartBill's products in a shop")
  @APIResponse(responseCode = "200", description = "The product")
  public ProductJson one(
      String company,
      String shop,
      @QueryParam("product") @DefaultValue("") @NotBlank @Size(max = 700) String product,
      @Context HttpHeaders headers) {
    ShopKey key = lookup.shop(company, shop).key();
    return stock
        .of(key, new ProductKey(product))
        .map(line -> ProductJson.of(line, Asked.texts("delivery", headers)))
        .orElseThrow(
            () -> new ApiException(Response.Status.NOT_FOUND, "product.unknown", product, company));
  }
}
