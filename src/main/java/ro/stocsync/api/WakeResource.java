package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.wake.Wake;
import ro.stocsync.wake.Work.Waiting;

/** Where a scheduler calls each minute, if nobody else keeps a process running. */
@Path("/api/wake")
@Tag(name = "wake")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "503", description = "The database is away")
public class WakeResource {

  private final Wake wake;

  /** For the whole installation. */
  WakeResource(Wake wake) {
    this.wake = wake;
  }

  /**
   * What became of the call.
   *
   * @param state IDLE: nothing is due. MORE: the time was over before the work was, the next call
   *     goes on. STOPPING: the process was told to stop, another goes on
   * @param seconds how long the call was kept waiting
   * @param nextAt when the first of what waits is due; none where nothing comes by itself
   * @param waiting what waits or is under way, by kind
   */
  public record WakeJson(
      Wake.State state, double seconds, Optional<Instant> nextAt, List<Waiting> waiting) {

    static WakeJson of(Wake.Outcome outcome) {
      return new WakeJson(
          outcome.state(),
          outcome.held().toMillis() / 1000.0,
          outcome.nextAt(),
          outcome.waiting().stream().filter(one -> one.count() > 0).toList());
    }
  }

  /** Does what is due, and answers when nothing is any more. */
  @POST
  @Operation(
      summary = "Do what is due and answer when it is done, or when the time is over",
      description =
          "Deliveries, runs, schedules, readings of catalogs, checks of webhooks, alerts and chores"
              + " that are due, or will be within the time. Calls that overlap do no harm.")
  public WakeJson wake(@QueryParam("seconds") @DefaultValue("45") @Min(1) @Max(55) int seconds)
      throws InterruptedException {
    return WakeJson.of(wake.await(Duration.ofSeconds(seconds)));
  }
}
