package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import ro.stocsync.company.Shop;
import ro.stocsync.connection.ShopProblem;
import ro.stocsync.webhook.NoPublicAddress;
import ro.stocsync.webhook.ShopWebhooks;
import ro.stocsync.webhook.WebhookState;
import ro.stocsync.woocommerce.ShopException;

/** The part of a shop's settings that tells how its webhooks stand; it asks the shop. */
@Path("/console/{company}/{shop}/settings/webhooks")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class WebhooksPart {

  private final Places places;
  private final ShopWebhooks webhooks;
  private final Ui ui;

  /** For the configured shops. */
  WebhooksPart(Places places, ShopWebhooks webhooks, Ui ui) {
    this.places = places;
    this.webhooks = webhooks;
    this.ui = ui;
  }

  /**
   * The part.
   *
   * @param state how they stand; empty if that cannot be known
   * @param gaps what the shop does not tell us of, in a line
   * @param problem what the shop did instead of answering; empty if there is no address to deliver
   *     to
   */
  record Webhooks(
      Place place, Optional<WebhookState> state, String gaps, Optional<LinkLine> problem)
      implements TemplateInstance {}

  /** What is done with them. */
  private interface Asking {
    WebhookState of(Shop shop);
  }

  /** How they stand now. */
  @GET
  public TemplateInstance state(String company, String shop) {
    return asked(company, shop, webhooks::state);
  }

  /** Registers what is missing. */
  @POST
  @Path("/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(String company, String shop, @HeaderParam("HX-Request") boolean part) {
    return answer(
        company, shop, part, asked(company, shop, one -> webhooks.register(one, ui.user())));
  }

  /** Deletes them. */
  @POST
  @Path("/unregister")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response unregister(String company, String shop, @HeaderParam("HX-Request") boolean part) {
    Asking asking =
        one -> {
          webhooks.unregister(one, ui.user());
          return webhooks.state(one);
        };
    return answer(company, shop, part, asked(company, shop, asking));
  }

  private static Response answer(
      String company, String shop, boolean part, TemplateInstance state) {
    return part
        ? Response.ok(state).build()
        : Response.seeOther(URI.create("/console/%s/%s/settings".formatted(company, shop))).build();
  }

  private TemplateInstance asked(String company, String name, Asking asking) {
    Shop shop = places.shop(company, name);
    Place place = places.ofShop(shop.key(), "settings");
    try {
      WebhookState state = asking.of(shop);
      String gaps = String.join(", ", state.missing());
      return new Webhooks(place, Optional.of(state), gaps, Optional.empty());
    } catch (NoPublicAddress e) {
      return new Webhooks(place, Optional.empty(), "", Optional.empty());
    } catch (ShopException e) {
      LinkLine problem =
          LinkLine.of(
              ui.texts("connection").get("name.rest-api"),
              ShopProblem.of(e),
              ui.texts("connection"));
      return new Webhooks(place, Optional.empty(), "", Optional.of(problem));
    }
  }
}
