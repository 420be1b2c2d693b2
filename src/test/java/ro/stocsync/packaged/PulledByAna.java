package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.Operator.ana;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import ro.stocsync.Operator;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/** Stock pulls of a packaged application, asked for by its operator Ana. */
public final class PulledByAna {

  private PulledByAna() {}

  /** What lets the application ask that SmartBill, and Ana log in. */
  public static Map<String, String> settings(DemoSmartBill smartBill) {
    Map<String, String> settings = new HashMap<>(Operator.environment());
    settings.put("STOCSYNC_COMPANIES_ACME_CIF", DemoSmartBill.CIF);
    settings.put("STOCSYNC_COMPANIES_ACME_USERNAME", DemoSmartBill.USERNAME);
    settings.put("STOCSYNC_COMPANIES_ACME_API_TOKEN", DemoSmartBill.TOKEN);
    settings.put("STOCSYNC_SMARTBILL_URL", smartBill.url());
    settings.put("STOCSYNC_RUNS_FIRST_PULL", "false");
    settings.put("STOCSYNC_RUNS_LEASE", "2s");
    settings.put("STOCSYNC_RUNS_POLL_INTERVAL", "200ms");
    return settings;
  }

  /** Begins a pull; answers the run's id. */
  public static String pull(StocSyncProcess process) {
    return ana()
        .body("{\"kind\":\"PULL\"}")
        .post(process.url("/api/companies/acme/runs"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Waits until that run is so far. */
  static void awaitPhase(StocSyncProcess process, String run, String phase) {
    process.shows(
        () ->
            await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                    () ->
                        assertThat(
                                ana()
                                    .get(process.url("/api/companies/acme/runs/" + run))
                                    .then()
                                    .extract()
                                    .asString())
                            .contains("\"phase\":\"" + phase + "\"")));
  }
}
