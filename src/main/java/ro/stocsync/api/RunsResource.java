package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.Company;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.WarehouseNames;
import ro.stocsync.reconcile.AskedRuns;
import ro.stocsync.reconcile.Repairs;
import ro.stocsync.reconcile.RunReport;
import ro.stocsync.reconcile.Runs;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.reconcile.SyncRun.Kind;

/** Stock pulls and reconciliations. */
@Path("/api/companies/{company}/runs")
@Tag(name = "runs")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company, shop or run")
public class RunsResource {

  private final ShopLookup lookup;
  private final Runs runs;
  private final RunReport report;
  private final AskedRuns asked;
  private final Repairs repairs;
  private final WarehouseNames names;

  /** For the configured companies. */
  public RunsResource(
      ShopLookup lookup,
      Runs runs,
      RunReport report,
      AskedRuns asked,
      Repairs repairs,
      WarehouseNames names) {
    this.lookup = lookup;
    this.runs = runs;
    this.report = report;
    this.asked = asked;
    this.repairs = repairs;
    this.names = names;
  }

  /**
   * What an operator wants.
   *
   * @param kind {@code PULL}, or {@code RECONCILIATION}
   * @param shops of a reconciliation, which shops; all if left out. A pull concerns all
   * @param warehouses of a pull, which warehouses; all that the shops monitor if left out
   * @param preview whether to be asked before anything is written
   * @param repair whether a reconciliation delivers what differs; else it only reports
   */
  public record WishJson(
      @NotNull Kind kind,
      @Size(max = 1_000) List<@NotBlank @Size(max = 63) String> shops,
      @Size(max = 100) List<@NotBlank @Size(max = 250) String> warehouses,
      boolean preview,
      boolean repair) {}

  /**
   * What shall be repaired.
   *
   * @param shop in which shop
   * @param products the keys of the products; all that differ if left out
   */
  public record RepairJson(
      @NotBlank @Size(max = 63) String shop,
      Optional<@Size(max = 10_000) List<@NotBlank @Size(max = 700) String>> products) {}

  /**
   * What came of it.
   *
   * @param due how many products are delivered because of it
   */
  public record RepairedJson(int due) {}

  /** Begins a run. */
  @POST
  @Operation(summary = "Pull SmartBill's stock, or compare the ledger with the shops")
  @APIResponse(responseCode = "201", description = "It begins; its address tells how far it is")
  @APIResponse(responseCode = "409", description = "Another run of the company has not ended")
  public Response begin(
      String company,
      @NotNull @Valid WishJson wish,
      @Context SecurityContext user,
      @Context HttpHeaders headers) {
    Company known = lookup.company(company);
    SyncRun run = asked.begin(known, wish(known, wish), user.getUserPrincipal().getName());
    return Response.created(URI.create("/api/companies/" + company + "/runs/" + run.id()))
        .entity(json(run, headers))
        .build();
  }

  private AskedRuns.Wish wish(Company company, WishJson wish) {
    List<String> shops = Optional.ofNullable(wish.shops()).orElse(List.of());
    shops.forEach(shop -> lookup.shop(company.id(), shop));
    Set<Warehouse> warehouses =
        Optional.ofNullable(wish.warehouses()).orElse(List.of()).stream()
            .map(Warehouse::named)
            .collect(Collectors.toSet());
    return new AskedRuns.Wish(wish.kind(), shops, warehouses, wish.preview(), wish.repair());
  }

  /** A page of runs, the latest first. */
  @GET
  @Operation(summary = "Runs of a company, the latest first")
  @APIResponse(responseCode = "200", description = "A page of runs")
  public Page<RunJson> list(
      String company, @BeanParam @Valid Paging paging, @Context HttpHeaders headers) {
    lookup.company(company);
    Runs.Listed listed = runs.list(company, paging.page(), paging.size());
    return paging.of(
        listed.runs().stream().map(run -> json(run, headers)).toList(), listed.total());
  }

  /** One run. */
  @GET
  @Path("/{id}")
  @Operation(summary = "How far a run is, and what it would change or has changed")
  @APIResponse(responseCode = "200", description = "The run")
  public RunJson get(String company, UUID id, @Context HttpHeaders headers) {
    return json(lookup.run(company, id), headers);
  }

  /** Lets a run that waits write. */
  @POST
  @Path("/{id}/confirm")
  @Operation(summary = "Say yes to a run that waits for it")
  @APIResponse(responseCode = "200", description = "It goes on")
  @APIResponse(responseCode = "409", description = "It does not wait")
  public RunJson confirm(
      String company, UUID id, @Context SecurityContext user, @Context HttpHeaders headers) {
    asked.confirm(lookup.run(company, id), user.getUserPrincipal().getName());
    return get(company, id, headers);
  }

  /** Stops a run. */
  @POST
  @Path("/{id}/cancel")
  @Operation(summary = "Stop a run; what it did not deliver yet is held back")
  @APIResponse(responseCode = "200", description = "It is stopped")
  @APIResponse(responseCode = "409", description = "It has ended already")
  public RunJson cancel(
      String company, UUID id, @Context SecurityContext user, @Context HttpHeaders headers) {
    asked.cancel(lookup.run(company, id), user.getUserPrincipal().getName());
    return get(company, id, headers);
  }

  /** Delivers what was chosen from a report. */
  @POST
  @Path("/{id}/repair")
  @Operation(summary = "Deliver products that a run found to differ")
  @APIResponse(responseCode = "200", description = "How many are delivered because of it")
  public RepairedJson repair(
      String company, UUID id, @NotNull @Valid RepairJson wish, @Context SecurityContext user) {
    SyncRun run = lookup.run(company, id);
    return new RepairedJson(
        repairs.repair(
            run,
            lookup.shop(company, wish.shop()).key(),
            wish.products().map(keys -> keys.stream().map(ProductKey::new).toList()),
            user.getUserPrincipal().getName()));
  }

  private RunJson json(SyncRun run, HttpHeaders headers) {
    return RunJson.of(
        run,
        names.spelled(run.company(), run.request().warehouses()),
        report.progress(run),
        report.forecast(run),
        Asked.texts("run", headers));
  }
}
