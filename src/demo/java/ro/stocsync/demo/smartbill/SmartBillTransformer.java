package ro.stocsync.demo.smartbill;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ro.stocsync.demo.Faults;

/** WireMock's way into the demo SmartBill: levers, page, API with its faults, and the journal. */
final class SmartBillTransformer implements ResponseDefinitionTransformerV2 {

  private static final int TRICKLES_A_SECOND = 5;

  private final Endpoint endpoint;
  private final SmartBillPage page;
  private final SmartBillControl control;
  private final Faults<SmartBillFault> faults;
  private final CallsIn journal;
  private final InstantSource clock;

  SmartBillTransformer(
      Endpoint endpoint,
      SmartBillPage page,
      SmartBillControl control,
      Faults<SmartBillFault> faults,
      CallsIn journal,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.page = page;
    this.control = control;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public String getName() {
    return "demo-smartbill";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Asked asked = Asked.of(event.getRequest());
    if (asked.path().startsWith(SmartBillControl.ROOT)) {
      return definition(control.answer(asked)).build();
    }
    if (asked.path().startsWith(SmartBillApi.ROOT + "/")) {
      return called(asked);
    }
    return asked.path().equals("/")
        ? definition(Reply.html(200, page.html(asked, control.notice()))).build()
        : definition(Reply.text(404, "Aici există /, /demo/... și " + SmartBillApi.ROOT + "/..."))
            .build();
  }

  private ResponseDefinition called(Asked asked) {
    Instant at = clock.instant();
    String path = asked.path().substring(SmartBillApi.ROOT.length());
    Endpoint.Sent sent =
        endpoint.answer(asked, () -> faults.forRequest(asked.method(), path, List.of()));
    ResponseDefinition answer =
        sent.fault()
            .map(fault -> failing(fault, sent.reply()))
            .orElseGet(() -> definition(sent.reply()))
            .build();
    int status = answer.getFault() == null ? answer.getStatus() : 0;
    journal.add(new CallsIn.Call(at, asked.method(), path, asked.query(), status));
    return answer;
  }

  private static ResponseDefinitionBuilder failing(SmartBillFault fault, Reply reply) {
    return switch (fault) {
      case SmartBillFault.Maintenance maintenance ->
          definition(Reply.html(503, "<html><body><h1>SmartBill este în mentenanță</h1></body>"));
      case SmartBillFault.Html html ->
          definition(Reply.html(200, "<html><body><h1>Autentificare</h1></body></html>"));
      case SmartBillFault.Reset reset ->
          new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER);
      case SmartBillFault.CutOff cutOff -> cutOff(reply);
      // Not slept here: the journal tells of a call when it came, not when its caller had gone.
      case SmartBillFault.Slow(Duration delay) ->
          definition(reply).withFixedDelay((int) delay.toMillis());
      case SmartBillFault.Trickle(Duration duration) -> {
        int chunks = (int) Math.max(2, duration.toSeconds() * TRICKLES_A_SECOND);
        yield definition(reply)
            .withChunkedDribbleDelay(
                Math.min(chunks, reply.body().length), (int) duration.toMillis());
      }
      case SmartBillFault.Throttle(Duration retryAfter) ->
          definition(
              Reply.error(429, "Prea multe apeluri.")
                  .with(Map.of("Retry-After", "" + retryAfter.toSeconds())));
      case SmartBillFault.ServerError error ->
          definition(Reply.error(500, "A aparut o eroare interna. Incercati mai tarziu."));
      case SmartBillFault.ErrorText text ->
          definition(Reply.error(200, "A aparut o eroare la preluarea stocurilor."));
      case SmartBillFault.Unauthorized unauthorized -> definition(Endpoint.unauthorized());
    };
  }

  private static ResponseDefinitionBuilder cutOff(Reply reply) {
    byte[] body = reply.body();
    byte[] half = Arrays.copyOf(body, body.length / 2);
    return definition(new Reply(reply.status(), reply.contentType(), reply.headers(), half))
        .withHeader("Content-Length", "" + body.length);
  }

  private static ResponseDefinitionBuilder definition(Reply reply) {
    ResponseDefinitionBuilder builder =
        new ResponseDefinitionBuilder()
            .withStatus(reply.status())
            .withHeader("Content-Type", reply.contentType())
            .withBody(reply.body());
    reply.headers().forEach(builder::withHeader);
    return builder;
  }
}
