package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.ShopSettings.Decimals;
import ro.stocsync.company.ShopSettings.ManageStock;
import ro.stocsync.company.ShopSettings.NegativeStock;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.SettingsWork;

/** What of a shop is monitored. */
@Path("/api/companies/{company}/shops/{shop}/settings")
@Tag(name = "settings")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
public class SettingsResource {

  private final ShopLookup lookup;
  private final SettingsTable settings;
  private final SettingsWork work;

  /** For the configured shops. */
  public SettingsResource(ShopLookup lookup, SettingsTable settings, SettingsWork work) {
    this.lookup = lookup;
    this.settings = settings;
    this.work = work;
  }

  /**
   * The settings, all of them.
   *
   * @param warehouses the monitored warehouses, which are summed
   * @param synchronised whether levels are delivered
   * @param safetyStock pieces held back from every product
   * @param decimals what becomes of fractions of a piece
   * @param negativeStock what becomes of levels below zero
   * @param manageStock what is done about products whose stock the shop does not manage
   * @param nameFallback whether a name may stand in for a code that no product has
   */
  public record SettingsJson(
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 250) String> warehouses,
      @NotNull Boolean synchronised,
      @NotNull @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 4)
          BigDecimal safetyStock,
      @NotNull Decimals decimals,
      @NotNull NegativeStock negativeStock,
      @NotNull ManageStock manageStock,
      @NotNull Boolean nameFallback) {

    static SettingsJson of(ShopSettings settings) {
      return new SettingsJson(
          settings.warehouses().stream().map(Warehouse::key).sorted().toList(),
          settings.synchronised(),
          settings.safetyStock(),
          settings.decimals(),
          settings.negativeStock(),
          settings.manageStock(),
          settings.nameFallback());
    }

    ShopSettings settings() {
      return new ShopSettings(
          warehouses.stream().map(Warehouse::named).collect(Collectors.toSet()),
          synchronised,
          safetyStock,
          decimals,
          negativeStock,
          manageStock,
          nameFallback);
    }
  }

  /**
   * Settings that were changed.
   *
   * @param settings as they are now
   * @param due how many products are sent because of it
   */
  public record ChangedJson(SettingsJson settings, int due) {}

  /** The settings in force. */
  @GET
  @Operation(summary = "A shop's settings")
  public SettingsJson get(String company, String shop) {
    return SettingsJson.of(settings.of(lookup.shop(company, shop).key()));
  }

  /** Changes them; what that implies is sent at once. */
  @PUT
  @Operation(summary = "Change a shop's settings; what the change implies is sent")
  @APIResponse(responseCode = "200", description = "The settings, and how many products are sent")
  @APIResponse(responseCode = "400", description = "A value that is not allowed")
  public ChangedJson put(
      String company,
      String shop,
      @NotNull @Valid SettingsJson json,
      @Context SecurityContext user) {
    ShopKey key = lookup.shop(company, shop).key();
    int due = work.change(key, json.settings(), user.getUserPrincipal().getName());
    return new ChangedJson(SettingsJson.of(settings.of(key)), due);
  }
}
