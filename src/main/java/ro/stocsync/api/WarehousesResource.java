package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.Company;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.company.Warehouse;
import ro.stocsync.smartbill.SmartBill;

/** A company's warehouses, as SmartBill has them. */
@Path("/api/companies/{company}/warehouses")
@Tag(name = "companies")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company")
@APIResponse(responseCode = "502", description = "SmartBill does not answer as it should")
public class WarehousesResource {

  private final ShopLookup lookup;
  private final SettingsTable settings;
  private final SmartBill smartBill;

  /** For the configured companies. */
  public WarehousesResource(ShopLookup lookup, SettingsTable settings, SmartBill smartBill) {
    this.lookup = lookup;
    this.settings = settings;
    this.smartBill = smartBill;
  }

  /**
   * A warehouse.
   *
   * @param name as SmartBill writes it
   * @param shops the shops that monitor it
   */
  public record WarehouseJson(String name, List<String> shops) {}

  /** All of them; asks SmartBill. */
  @GET
  @Operation(summary = "The warehouses that SmartBill has, and which shops monitor them")
  public List<WarehouseJson> all(String company) {
    Company known = lookup.company(company);
    SmartBillAccount account =
        known
            .account()
            .orElseThrow(
                () -> new ApiException(Response.Status.CONFLICT, "run.no-account", company));
    return smartBill.warehouses(account).stream().map(name -> json(known, name)).toList();
  }

  private WarehouseJson json(Company company, String name) {
    return new WarehouseJson(
        name,
        company.shops().stream()
            .filter(shop -> settings.of(shop.key()).warehouses().contains(Warehouse.named(name)))
            .map(shop -> shop.key().shop())
            .toList());
  }
}
