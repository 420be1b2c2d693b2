package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.SettingsDraft;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.SettingsWork;
import ro.stocsync.ledger.WarehouseNames;

/** What of a shop is monitored. */
@Path("/api/companies/{company}/shops/{shop}/settings")
@Tag(name = "settings")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
public class SettingsResource {

  private final ShopLookup lookup;
  private final SettingsTable settings;
  private final WarehouseNames names;
  private final SettingsWork work;

  /** For the configured shops. */
  public SettingsResource(
      ShopLookup lookup, SettingsTable settings, WarehouseNames names, SettingsWork work) {
    this.lookup = lookup;
    this.settings = settings;
    this.names = names;
    this.work = work;
  }

  /**
   * Settings that were changed.
   *
   * @param settings as they are now
   * @param due how many products are sent because of it
   */
  public record ChangedJson(SettingsDraft settings, int due) {}

  /** The settings in force. */
  @GET
  @Operation(summary = "A shop's settings")
  public SettingsDraft get(String company, String shop) {
    return inForce(lookup.shop(company, shop).key());
  }

  /** Changes them; what that implies is sent at once. */
  @PUT
  @Operation(summary = "Change a shop's settings; what the change implies is sent")
  @APIResponse(responseCode = "200", description = "The settings, and how many products are sent")
  @APIResponse(responseCode = "400", description = "A value that is not allowed")
  public ChangedJson put(
      String company,
      String shop,
      @NotNull @Valid SettingsDraft draft,
      @Context SecurityContext user) {
    ShopKey key = lookup.shop(company, shop).key();
    int due = work.change(key, draft.settings(), user.getUserPrincipal().getName());
    return new ChangedJson(inForce(key), due);
  }

  private SettingsDraft inForce(ShopKey shop) {
    return SettingsDraft.of(names.spelled(shop, settings.of(shop)));
  }
}
