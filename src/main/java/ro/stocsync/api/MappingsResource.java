package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.mapping.Mappings;
import ro.stocsync.mapping.ProductMapping;

/** What operators decided a SmartBill product stands for in a shop. */
@Path("/api/companies/{company}/shops/{shop}/mappings")
@Tag(name = "mappings")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company, shop or mapping")
public class MappingsResource {

  private final ShopLookup lookup;
  private final Mappings mappings;
  private final Dispatcher dispatcher;

  /** For the configured shops. */
  public MappingsResource(ShopLookup lookup, Mappings mappings, Dispatcher dispatcher) {
    this.lookup = lookup;
    this.mappings = mappings;
    this.dispatcher = dispatcher;
  }

  /** A page of mappings. */
  @GET
  @Operation(summary = "The mappings of a shop in the order of their products")
  @APIResponse(responseCode = "200", description = "A page of mappings")
  public Page<MappingJson> page(String company, String shop, @BeanParam @Valid Paging paging) {
    ShopKey key = lookup.shop(company, shop).key();
    List<ProductMapping> found = mappings.page(key, paging.page() - 1, paging.size());
    return paging.of(found.stream().map(MappingJson::of).toList(), mappings.count(key));
  }

  /** One mapping. */
  @GET
  @Path("/{id}")
  @Operation(summary = "One mapping")
  @APIResponse(responseCode = "200", description = "The mapping")
  public MappingJson get(String company, String shop, UUID id) {
    return MappingJson.of(mappings.get(lookup.shop(company, shop).key(), id));
  }

  /** Makes a mapping. */
  @POST
  @Operation(summary = "Map a SmartBill product to products of the shop, or ignore it")
  @APIResponse(responseCode = "201", description = "The mapping; what it implies is sent")
  @APIResponse(responseCode = "400", description = "It makes no sense; the detail says why")
  @APIResponse(responseCode = "409", description = "The product is mapped, or its stock is fed")
  public Response create(
      String company,
      String shop,
      @NotNull @Valid MappingJson.WishJson wish,
      @Context SecurityContext user,
      @Context UriInfo uri) {
    ShopKey key = lookup.shop(company, shop).key();
    ProductMapping made = mappings.create(key, wish.draft(), name(user));
    dispatcher.wake();
    return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build())
        .entity(MappingJson.of(made))
        .build();
  }

  /** Changes a mapping. */
  @PUT
  @Path("/{id}")
  @Operation(summary = "Change what a mapping says; it stays that of its product")
  @APIResponse(responseCode = "200", description = "The mapping; what it implies is sent")
  @APIResponse(responseCode = "400", description = "It makes no sense; the detail says why")
  @APIResponse(responseCode = "409", description = "Its stock is fed by another mapping")
  public MappingJson change(
      String company,
      String shop,
      UUID id,
      @NotNull @Valid MappingJson.WishJson wish,
      @Context SecurityContext user) {
    ShopKey key = lookup.shop(company, shop).key();
    ProductMapping changed = mappings.change(key, id, wish.draft(), name(user));
    dispatcher.wake();
    return MappingJson.of(changed);
  }

  /** Takes a mapping away. */
  @DELETE
  @Path("/{id}")
  @Operation(summary = "Take a mapping away; the product is matched by its code or name again")
  @APIResponse(responseCode = "204", description = "Taken away")
  public void delete(String company, String shop, UUID id, @Context SecurityContext user) {
    mappings.delete(lookup.shop(company, shop).key(), id, name(user));
    dispatcher.wake();
  }

  private static String name(SecurityContext user) {
    return user.getUserPrincipal().getName();
  }
}
