package ro.stocsync.demo.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How SmartBill fails, and what the journal says of it. */
@Timeout(60)
class SmartBillFaultsTest {

  private static final String PATH = "/company/warehouses?cif=" + DemoSmartBill.CIF;
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final DemoSmartBill smartBill = DemoSmartBill.start(0, () -> NOW);
  private final SmartBillClient client = new SmartBillClient(smartBill);

  @AfterEach
  void close() {
    client.close();
    smartBill.close();
  }

  @ParameterizedTest
  @CsvSource({
    "maintenance, 503, text/html, <html>",
    "html, 200, text/html, <html>",
    "throttle, 429, application/json, errorText",
    "server-error, 500, application/json, errorText",
    "error-text, 200, application/json, errorText",
    "unauthorized, 401, application/json, errorText"
  })
  void aFaultIsAnsweredSoManyTimes(String fault, int status, String type, String words)
      throws Exception {
    client.pull("POST", "/demo/faults?requests=1&fault=" + fault);

    HttpResponse<String> failed = client.get(PATH);
    assertThat(failed.statusCode()).isEqualTo(status);
    assertThat(failed.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(failed.body()).contains(words).doesNotContain("warehouses");
    assertThat(client.get(PATH).body()).contains("warehouses");
  }

  @Test
  void aThrottledCallIsToldWhenToComeBack() throws Exception {
    client.pull("POST", "/demo/faults?fault=throttle&seconds=7");

    assertThat(client.get(PATH).headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void theConnectionIsReset() {
    smartBill.faults().always(new SmartBillFault.Reset());

    assertThatThrownBy(() -> client.get(PATH)).isInstanceOf(IOException.class);
    // Java's client tries once more by itself.
    assertThat(smartBill.callsIn().all())
        .containsOnly(new CallsIn.Call(NOW, "GET", "/company/warehouses", "cif=RO12345678", 0));
  }

  @Test
  void theBodyIsCutOff() throws Exception {
    smartBill.faults().next(1, new SmartBillFault.CutOff());

    assertThatThrownBy(() -> client.get(PATH)).isInstanceOf(IOException.class);
    assertThat(client.get(PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void theAnswerIsSlow() throws Exception {
    smartBill.faults().next(1, new SmartBillFault.Slow(Duration.ofMillis(300)));

    assertThat(took(() -> client.get(PATH))).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void aSlowCallIsInTheJournalWhenItComesAndNotWhenItsCallerHasGone() {
    smartBill.faults().next(1, new SmartBillFault.Slow(Duration.ofSeconds(5)));

    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> catchThrowable(() -> client.get(PATH)));

    await().atMost(Duration.ofSeconds(3)).until(() -> smartBill.callsIn().all().size() == 1);
    assertThat(call).isNotDone();
  }

  @Test
  void theAnswerTrickles() throws Exception {
    smartBill.stock().many("Magazin", "P-", 100);
    smartBill.faults().next(1, new SmartBillFault.Trickle(Duration.ofMillis(500)));
    String path = "/stocks/ecom/?cif=RO12345678&warehouseName=Magazin";

    assertThat(
            took(
                () ->
                    assertThat(SmartBillClient.json(client.get(path)).path("products"))
                        .hasSize(100)))
        .isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void someCallsFailAndOthersDoNot() throws Exception {
    client.pull("POST", "/demo/faults?fault=server-error&every=2");
    assertThat(client.get(PATH).statusCode()).isEqualTo(200);
    assertThat(client.get(PATH).statusCode()).isEqualTo(500);

    client.pull("DELETE", "/demo/faults");
    client.pull("POST", "/demo/faults?fault=maintenance");
    assertThat(client.get(PATH).statusCode()).isEqualTo(503);
    client.pull("POST", "/demo/faults?fault=none");
    assertThat(client.get(PATH).statusCode()).isEqualTo(200);

    smartBill
        .faults()
        .when((method, path) -> path.startsWith("/stocks/ecom"), new SmartBillFault.Html());
    assertThat(client.get(PATH).statusCode()).isEqualTo(200);
    assertThat(client.get("/stocks/ecom/?cif=RO12345678").body()).contains("<html>");
  }

  @Test
  void itGoesDownAndComesUpAgainWithItsLevels() throws Exception {
    smartBill.stock().warehouse("Magazin");
    smartBill.stop();
    assertThatThrownBy(() -> client.get(PATH)).isInstanceOf(ConnectException.class);

    smartBill.resume();

    assertThat(client.get(PATH).body()).contains("Magazin");
  }

  @Test
  void aPortInUseIsToldToWhoSelectsIt() {
    int taken = URI.create(smartBill.url()).getPort();

    assertThatThrownBy(() -> DemoSmartBill.start(taken)).isInstanceOf(FatalStartupException.class);
  }

  private interface Call {
    void run() throws Exception;
  }

  private static Duration took(Call call) throws Exception {
    long began = System.nanoTime();
    call.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
