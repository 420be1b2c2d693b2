package ro.stocsync.bench;

import static org.awaitility.Awaitility.await;
import static ro.stocsync.Operator.ana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.stocsync.bench.Figure.Reach;
import ro.stocsync.bench.Figure.Round;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.packaged.PulledByAna;
import ro.stocsync.packaged.StocSyncProcess;

/** The memory that a pull of everything takes, beside that of a process which does nothing. */
class MemoryBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int PRODUCTS = 100_000;

  @Test
  void everythingIsPulledAndDelivered() {
    try (DemoSmartBill smartBill = DemoSmartBill.start()) {
      Map<String, String> settings = PulledByAna.settings(smartBill);
      try (Installation installation = Installation.of(1, PRODUCTS, settings)) {
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
          rounds.add(round(installation, smartBill, round));
        }
        Figures.add(
            7,
            new Figure(
                "most memory while 100,000 products are pulled and delivered",
                "MiB",
                "the same process idle before",
                Reach.atMostMore(64),
                rounds));
      }
    }
  }

  private static Round round(Installation installation, DemoSmartBill smartBill, int level) {
    for (int i = 1; i <= PRODUCTS; i++) {
      String code = "P-%05d".formatted(i);
      smartBill.stock().put("Magazin", code, "Produs " + code, level);
    }
    installation.startAnew();
    StocSyncProcess process = installation.process();
    double idle = Memory.settled(process);
    String run = PulledByAna.pull(process);
    installation.awaitLevel(PRODUCTS, level);
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () ->
                ana()
                    .get(process.url("/api/companies/acme/runs/" + run))
                    .then()
                    .extract()
                    .<String>path("phase")
                    .equals("FINISHED"));
    return new Round(process.mostResidentMebibytes(), idle);
  }
}
