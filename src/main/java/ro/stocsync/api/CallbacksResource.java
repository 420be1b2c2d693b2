package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.callback.Replays;
import ro.stocsync.callback.VerdictText;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.Receipts;
import ro.stocsync.text.Attachment;

/** What SmartBill sent, and what it was answered. */
@Path("/api/companies/{company}/callbacks")
@Tag(name = "callbacks")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or callback")
public class CallbacksResource {

  private final ShopLookup lookup;
  private final Receipts receipts;
  private final Replays replays;

  /** For the configured companies. */
  public CallbacksResource(ShopLookup lookup, Receipts receipts, Replays replays) {
    this.lookup = lookup;
    this.receipts = receipts;
    this.replays = replays;
  }

  /**
   * A callback.
   *
   * @param id counts up
   * @param receivedAt when it came
   * @param outcome what it was
   * @param items how many items it had
   * @param accepted how many of them were taken in
   * @param problem why it was refused, or what the connection test found, in words
   * @param status what SmartBill was answered, in HTTP; left out where an operator had the list
   *     taken in again
   * @param answer what it was answered, in words; its beginning if it was long
   * @param replayOf the callback whose list an operator had taken in again
   * @param who that operator
   */
  public record CallbackJson(
      long id,
      Instant receivedAt,
      Receipt.Outcome outcome,
      int items,
      int accepted,
      Optional<String> problem,
      Optional<Integer> status,
      Optional<String> answer,
      Optional<Long> replayOf,
      Optional<String> who) {

    static CallbackJson of(Receipts.Kept kept, Texts texts) {
      return new CallbackJson(
          kept.id(),
          kept.receivedAt(),
          kept.outcome(),
          kept.items(),
          kept.accepted(),
          VerdictText.problem(kept, texts),
          kept.status().stream().boxed().findFirst(),
          kept.answer(),
          kept.replay().map(Receipt.Replay::of),
          kept.replay().map(Receipt.Replay::who));
    }
  }

  /**
   * An item of a callback.
   *
   * @param position in the list, from 1
   * @param verdict what became of it, in a word
   * @param says that in words
   */
  public record ItemJson(
      int position,
      String code,
      String name,
      String warehouse,
      String quantity,
      String verdict,
      String says) {

    static ItemJson of(Receipts.KeptItem item, Texts texts) {
      return new ItemJson(
          item.position(),
          item.code(),
          item.name(),
          item.warehouse(),
          item.quantity(),
          item.verdict(),
          VerdictText.says(item, texts));
    }
  }

  /** Callbacks, the latest first. */
  @GET
  @Operation(summary = "What SmartBill sent, the latest first; go on with the last id as before")
  @APIResponse(responseCode = "200", description = "Callbacks")
  public List<CallbackJson> list(
      String company,
      @QueryParam("outcome") Optional<Receipt.Outcome> outcome,
      @QueryParam("product") @DefaultValue("") @Size(max = 600) String product,
      @QueryParam("before") Optional<@Min(1) Long> before,
      @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size,
      @Context HttpHeaders headers) {
    lookup.company(company);
    Texts texts = Asked.texts("callback", headers);
    OptionalLong below = before.map(OptionalLong::of).orElse(OptionalLong.empty());
    return receipts.latest(company, new Receipts.Filter(outcome, product), below, size).stream()
        .map(kept -> CallbackJson.of(kept, texts))
        .toList();
  }

  /** One callback. */
  @GET
  @Path("/{id}")
  @Operation(summary = "A callback, and what SmartBill was answered")
  @APIResponse(responseCode = "200", description = "The callback")
  public CallbackJson get(String company, long id, @Context HttpHeaders headers) {
    return CallbackJson.of(kept(company, id), Asked.texts("callback", headers));
  }

  private Receipts.Kept kept(String company, long id) {
    lookup.company(company);
    return receipts
        .find(company, id)
        .orElseThrow(
            () ->
                new ApiException(Response.Status.NOT_FOUND, "callback.unknown", Long.toString(id)));
  }

  /** Its items. */
  @GET
  @Path("/{id}/items")
  @Operation(summary = "A callback's items with their verdicts; go on with the last as after")
  @APIResponse(responseCode = "200", description = "Items in their order")
  public List<ItemJson> items(
      String company,
      long id,
      @QueryParam("after") @DefaultValue("0") @Min(0) int after,
      @QueryParam("size") @DefaultValue("200") @Min(1) @Max(1_000) int size,
      @Context HttpHeaders headers) {
    kept(company, id);
    Texts texts = Asked.texts("callback", headers);
    return receipts.items(company, id, after, size).stream()
        .map(item -> ItemJson.of(item, texts))
        .toList();
  }

  /** Its body. */
  @GET
  @Path("/{id}/body")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "A callback's body as it was received")
  @APIResponse(responseCode = "200", description = "The body; of one too large its beginning")
  public Response body(String company, long id) {
    kept(company, id);
    Receipts.Body body =
        receipts
            .body(company, id, Integer.MAX_VALUE)
            .orElseThrow(
                () ->
                    new ApiException(
                        Response.Status.NOT_FOUND, "callback.no-body", Long.toString(id)));
    return Attachment.of(
        "stocsync-" + company + "-" + id + ".json",
        MediaType.APPLICATION_OCTET_STREAM_TYPE,
        body.bytes());
  }

  /** What would come of a replay. */
  @GET
  @Path("/{id}/replay")
  @Operation(summary = "Which levels of a callback would be set again; newer ones always stay")
  @APIResponse(responseCode = "200", description = "How many of what")
  @APIResponse(responseCode = "409", description = "It cannot be taken in again")
  public Replays.Forecast forecast(String company, long id) {
    return replays.forecast(company, kept(company, id));
  }

  /** Takes its list in again. */
  @POST
  @Path("/{id}/replay")
  @Operation(summary = "Take a callback's list in again, but for levels that are newer by now")
  @APIResponse(responseCode = "200", description = "What became of it, and the new receipt")
  @APIResponse(responseCode = "409", description = "Nothing of it can be taken in again")
  public Replays.Done replay(String company, long id, @Context SecurityContext user) {
    return replays.replay(company, kept(company, id), user.getUserPrincipal().getName());
  }
}
