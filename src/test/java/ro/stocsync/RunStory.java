package ro.stocsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.Operator.ana;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import ro.stocsync.reconcile.SyncRun.Phase;

/** Stock pulls and reconciliations, as ana asks for them over the API. */
public final class RunStory {

  private static final String RUNS = "/api/companies/acme/runs";

  private RunStory() {}

  /** Begins a pull of everything that is monitored. */
  public static String pulls() {
    return begins("{\"kind\":\"PULL\"}");
  }

  /** Begins a pull that asks before it writes. */
  public static String previews() {
    return begins("{\"kind\":\"PULL\",\"preview\":true}");
  }

  /** Begins a reconciliation that only reports. */
  public static String reconciles() {
    return begins("{\"kind\":\"RECONCILIATION\"}");
  }

  /** Begins a run; it must be possible. */
  public static String begins(String wish) {
    return tries(wish).statusCode(201).extract().path("id");
  }

  /** Tries to begin a run. */
  public static ValidatableResponse tries(String wish) {
    return ana().body(wish).post(RUNS).then();
  }

  /** Says yes or stops it. */
  public static ValidatableResponse asks(String run, String what) {
    return ana().post(RUNS + "/" + run + "/" + what).then();
  }

  /** The run as it is now. */
  public static JsonPath run(String id) {
    return ana().get(RUNS + "/" + id).then().statusCode(200).extract().jsonPath();
  }

  /** Waits until the run is in that phase. */
  public static JsonPath is(String id, Phase phase) {
    await().untilAsserted(() -> assertThat(run(id).getString("phase")).isEqualTo(phase.name()));
    return run(id);
  }

  /** A pull from its beginning to its end. */
  public static JsonPath pullsToTheEnd() {
    return is(pulls(), Phase.FINISHED);
  }

  /** The report's lines with that verdict. */
  public static List<Map<String, Object>> lines(String id, String verdict) {
    return ana()
        .get(RUNS + "/" + id + "/lines?size=200&verdict=" + verdict)
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  /** The report as a file. */
  public static String csv(String id) {
    return ana().get(RUNS + "/" + id + "/lines.csv").then().statusCode(200).extract().asString();
  }
}
