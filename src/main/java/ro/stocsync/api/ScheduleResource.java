package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.ShopKey;
import ro.stocsync.reconcile.Reconciliations;
import ro.stocsync.reconcile.Reconciliations.Schedule;

/** When a shop is reconciled by itself. */
@Path("/api/companies/{company}/shops/{shop}/reconciliation")
@Tag(name = "runs")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop, or no schedule")
public class ScheduleResource {

  private final ShopLookup lookup;
  private final Reconciliations reconciliations;

  /** For the configured shops. */
  public ScheduleResource(ShopLookup lookup, Reconciliations reconciliations) {
    this.lookup = lookup;
    this.reconciliations = reconciliations;
  }

  /**
   * What an operator wants.
   *
   * @param cron when: second, minute, hour, day of month, month, day of week (Quartz)
   * @param zone in whose time; the configured one, Europe/Bucharest, if left out
   * @param repair whether what differs is delivered; else it is only reported
   */
  public record WishJson(
      @NotBlank @Size(max = 120) String cron,
      Optional<@Size(max = 60) String> zone,
      @NotNull Boolean repair) {}

  /**
   * A schedule.
   *
   * @param cron when
   * @param zone in whose time
   * @param repair whether what differs is delivered
   * @param nextAt when next
   */
  public record ScheduleJson(String cron, String zone, boolean repair, Instant nextAt) {

    static ScheduleJson of(Schedule schedule) {
      return new ScheduleJson(
          schedule.cron(), schedule.zone().getId(), schedule.repair(), schedule.nextAt());
    }
  }

  /** The schedule. */
  @GET
  @Operation(summary = "When a shop is reconciled by itself")
  public ScheduleJson get(String company, String shop) {
    ShopKey key = lookup.shop(company, shop).key();
    return reconciliations
        .of(key)
        .map(ScheduleJson::of)
        .orElseThrow(
            () -> new ApiException(Response.Status.NOT_FOUND, "schedule.none", key.toString()));
  }

  /** Sets it. */
  @PUT
  @Operation(summary = "Have a shop reconciled by the clock")
  @APIResponse(responseCode = "400", description = "An expression or zone that cannot be kept")
  public ScheduleJson put(
      String company, String shop, @NotNull @Valid WishJson wish, @Context SecurityContext user) {
    ShopKey key = lookup.shop(company, shop).key();
    return ScheduleJson.of(
        reconciliations.set(
            key,
            wish.cron().strip(),
            wish.zone(),
            wish.repair(),
            user.getUserPrincipal().getName()));
  }

  /** Clears it. */
  @DELETE
  @Operation(summary = "Have a shop reconciled only when somebody asks for it")
  @APIResponse(responseCode = "204", description = "Cleared")
  public void delete(String company, String shop, @Context SecurityContext user) {
    reconciliations.clear(lookup.shop(company, shop).key(), user.getUserPrincipal().getName());
  }
}
