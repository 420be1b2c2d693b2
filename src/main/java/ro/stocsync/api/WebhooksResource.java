package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.webhook.ShopWebhooks;
import ro.stocsync.webhook.WebhookState;

/** The webhooks by which a shop tells us of changed products. */
@Path("/api/companies/{company}/shops/{shop}/webhooks")
@Tag(name = "webhooks")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
@APIResponse(responseCode = "409", description = "stocsync.public-url is not set")
@APIResponse(responseCode = "502", description = "The shop refuses or does not answer")
public class WebhooksResource {

  private final ShopLookup lookup;
  private final ShopWebhooks webhooks;

  /** For the configured shops. */
  public WebhooksResource(ShopLookup lookup, ShopWebhooks webhooks) {
    this.lookup = lookup;
    this.webhooks = webhooks;
  }

  /** How they stand in the shop now. */
  @GET
  @Operation(summary = "How our webhooks stand in the shop")
  @APIResponse(responseCode = "200", description = "The webhooks, and the topics that are missing")
  public WebhookState get(String company, String shop) {
    return webhooks.state(lookup.shop(company, shop));
  }

  /** Registers what is missing; from now on they are looked after. */
  @PUT
  @Operation(summary = "Register our webhooks in the shop, and look after them from now on")
  @APIResponse(responseCode = "200", description = "How they stand now")
  public WebhookState register(String company, String shop, @Context SecurityContext user) {
    return webhooks.register(lookup.shop(company, shop), user.getUserPrincipal().getName());
  }

  /** Deletes them from the shop. */
  @DELETE
  @Operation(summary = "Delete our webhooks from the shop")
  @APIResponse(responseCode = "204", description = "Deleted")
  public void unregister(String company, String shop, @Context SecurityContext user) {
    webhooks.unregister(lookup.shop(company, shop), user.getUserPrincipal().getName());
  }
}
