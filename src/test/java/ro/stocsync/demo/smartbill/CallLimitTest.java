package ro.stocsync.demo.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 30 calls in 10 seconds, then 10 minutes of 403, by the clock of this test. */
@Timeout(60)
class CallLimitTest {

  private static final String PATH = "/company/warehouses?cif=" + DemoSmartBill.CIF;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
  private final DemoSmartBill smartBill = DemoSmartBill.start(0, now::get);
  private final SmartBillClient client = new SmartBillClient(smartBill);

  @AfterEach
  void close() {
    client.close();
    smartBill.close();
  }

  @Test
  void answersCarryTheLimit() throws Exception {
    HttpResponse<String> first = client.get(PATH);
    pass(Duration.ofMillis(1));
    HttpResponse<String> second = client.get(PATH);

    assertThat(header(first, "X-RateLimit-Limit")).isEqualTo(30);
    assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo(29);
    assertThat(header(first, "X-RateLimit-Reset"))
        .isEqualTo(Instant.parse("2026-03-02T08:00:10Z").getEpochSecond());
    assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo(28);
    assertThat(header(second, "X-RateLimit-Reset"))
        .isEqualTo(Instant.parse("2026-03-02T08:00:11Z").getEpochSecond());
  }

  @Test
  void theCallAfterTheThirtiethShutsTheAccountOutForTenMinutes() throws Exception {
    calls(30, 200);
    HttpResponse<String> refused = client.get(PATH);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("errorText");
    assertThat(header(refused, "X-RateLimit-Remaining")).isZero();
    assertThat(header(refused, "X-RateLimit-Reset"))
        .isEqualTo(Instant.parse("2026-03-02T08:10:00Z").getEpochSecond());

    // A call meanwhile makes it no longer.
    pass(Duration.ofMinutes(10).minusMillis(1));
    calls(1, 403);
    pass(Duration.ofMillis(1));
    calls(30, 200);
  }

  @Test
  void theWindowSlides() throws Exception {
    calls(15, 200);
    pass(Duration.ofSeconds(6));
    calls(15, 200);
    pass(Duration.ofSeconds(4));
    calls(15, 200);
    calls(1, 403);
  }

  @Test
  void thirtyCallsEveryTenSecondsAreNeverTooMany() throws Exception {
    for (int round = 0; round < 3; round++) {
      calls(30, 200);
      pass(Duration.ofSeconds(10));
    }
  }

  @Test
  void anotherAccountIsNotShutOut() throws Exception {
    smartBill.account("RO7", "alta@firma.ro", "alt-token");
    calls(30, 200);
    calls(1, 403);

    assertThat(
            client.getAs("alta@firma.ro", "alt-token", "/company/warehouses?cif=RO7").statusCode())
        .isEqualTo(200);
  }

  @Test
  void failedCallsCountAndAWrongTokenDoesNot() throws Exception {
    smartBill.faults().next(30, new SmartBillFault.ServerError());
    for (int i = 0; i < 40; i++) {
      client.getAs(DemoSmartBill.USERNAME, "altul", PATH);
    }
    smartBill.faults().clear();
    smartBill.faults().next(30, new SmartBillFault.ServerError());
    calls(30, 500);
    calls(1, 403);
  }

  @Test
  void theClockIsPutForwardOverHttp() throws Exception {
    calls(30, 200);
    calls(1, 403);

    assertThat(client.pull("POST", "/demo/clock?minutes=10").statusCode()).isEqualTo(200);

    HttpResponse<String> again = client.get(PATH);
    assertThat(again.statusCode()).isEqualTo(200);
    // Who asks goes by a clock that nobody put forward.
    assertThat(header(again, "X-RateLimit-Reset"))
        .isEqualTo(Instant.parse("2026-03-02T08:00:10Z").getEpochSecond());
  }

  @Test
  void thePageTellsWhoIsShutOut() throws Exception {
    assertThat(client.pull("GET", "/").body()).doesNotContain("este blocat");
    calls(30, 200);
    calls(1, 403);

    assertThat(client.pull("GET", "/").body()).contains("demo@stocsync.ro este blocat");
    smartBill.putClockForward(Duration.ofMinutes(10));
    assertThat(client.pull("GET", "/").body()).doesNotContain("este blocat");
  }

  private void calls(int count, int status) throws Exception {
    for (int i = 0; i < count; i++) {
      assertThat(client.get(PATH).statusCode()).isEqualTo(status);
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static long header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValueAsLong(name).orElseThrow();
  }
}
