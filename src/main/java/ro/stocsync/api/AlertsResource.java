package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.alert.Alert;
import ro.stocsync.alert.AlertText;
import ro.stocsync.alert.Alerts;
import ro.stocsync.alert.Cause;
import ro.stocsync.alert.Channel;
import ro.stocsync.alert.TrialMessage;
import ro.stocsync.alert.Undelivered;
import ro.stocsync.company.Texts;

/** What is wrong, what was, and whether somebody can be told. */
@Path("/api/companies/{company}/alerts")
@Tag(name = "alerts")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company")
public class AlertsResource {

  private final ShopLookup lookup;
  private final Alerts alerts;
  private final TrialMessage trial;

  /** For the configured companies. */
  AlertsResource(ShopLookup lookup, Alerts alerts, TrialMessage trial) {
    this.lookup = lookup;
    this.alerts = alerts;
    this.trial = trial;
  }

  /**
   * An alert.
   *
   * @param cause what it is about
   * @param shop which shop; none where it concerns the company
   * @param since when it began
   * @param ended when it ended; none while it lasts
   * @param detail what a reader has to know besides
   */
  public record AlertJson(
      Cause cause, Optional<String> shop, Instant since, Optional<Instant> ended, String detail) {

    static AlertJson of(Alert alert, Texts texts) {
      return new AlertJson(
          alert.cause(),
          Optional.of(alert.shop()).filter(shop -> !shop.isEmpty()),
          alert.since(),
          alert.ended(),
          AlertText.detail(alert, texts));
    }
  }

  /**
   * A company's alerts.
   *
   * @param open those that last
   * @param past a page of those that have ended
   * @param undelivered messages that did not arrive, and why
   */
  public record AlertsJson(
      List<AlertJson> open, Page<AlertJson> past, List<UndeliveredJson> undelivered) {}

  /**
   * A message that has not arrived.
   *
   * @param channel by which way it was to go
   * @param recipient an e-mail address; empty for the webhook
   * @param subject what it is about
   * @param createdAt when it was written
   * @param problem why it did not arrive
   * @param givenUp whether it is not tried any more
   */
  public record UndeliveredJson(
      Channel channel,
      String recipient,
      String subject,
      Instant createdAt,
      String problem,
      boolean givenUp) {

    static UndeliveredJson of(Undelivered one, Texts texts) {
      return new UndeliveredJson(
          one.channel(),
          one.recipient(),
          one.subject(),
          one.createdAt(),
          one.problem().asReason(texts),
          one.givenUp());
    }
  }

  /**
   * What came of a test message.
   *
   * @param channel by which way it went
   * @param recipient an e-mail address; empty for the webhook
   * @param problem why it did not arrive; none if it did
   */
  public record TriedJson(Channel channel, String recipient, Optional<String> problem) {

    static TriedJson of(TrialMessage.Tried tried, Texts texts) {
      return new TriedJson(
          tried.channel(),
          tried.recipient(),
          tried.problem().map(problem -> problem.asReason(texts)));
    }
  }

  /** What is wrong, and a page of what was; the latest first. */
  @GET
  @Operation(summary = "Open alerts, those that have ended, and messages that did not arrive")
  public AlertsJson all(
      String company, @BeanParam @Valid Paging paging, @Context HttpHeaders headers) {
    lookup.company(company);
    Texts texts = Asked.texts("alert", headers);
    Alerts.Past past = alerts.past(company, paging.page(), paging.size());
    return new AlertsJson(
        alerts.open(company).stream().map(one -> AlertJson.of(one, texts)).toList(),
        paging.of(
            past.alerts().stream().map(one -> AlertJson.of(one, texts)).toList(), past.total()),
        alerts.undelivered(company).stream().map(one -> UndeliveredJson.of(one, texts)).toList());
  }

  /** Sends a test message to everybody who gets alerts, and says what came of each. */
  @POST
  @Path("/test")
  @Operation(summary = "Send a test message at once to everybody who gets alerts")
  public List<TriedJson> test(
      String company, @Context SecurityContext user, @Context HttpHeaders headers) {
    Texts texts = Asked.texts("alert", headers);
    return trial.send(lookup.company(company), user.getUserPrincipal().getName()).stream()
        .map(tried -> TriedJson.of(tried, texts))
        .toList();
  }
}
