package ro.stocsync.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import ro.stocsync.sql.Database;

/** Shows as metrics what the shops do not show yet, and for how long. */
@ApplicationScoped
public class Backlog {

  private final Database database;
  private final MultiGauge undelivered;
  private final MultiGauge oldest;

  /** Over the due work of all companies. */
  public Backlog(Database database, MeterRegistry metrics) {
    this.database = database;
    this.undelivered =
        MultiGauge.builder("stocsync.undelivered")
            .description("Products whose level a shop does not show, by their state")
            .register(metrics);
    this.oldest =
        MultiGauge.builder("stocsync.undelivered.oldest")
            .description("Age of the oldest change that waits or is tried again")
            .baseUnit("seconds")
            .register(metrics);
  }

  private record Line(String company, String shop, String state, long products, double age) {}

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void measure() {
    List<Line> lines =
        database.query(
            """
            select company, shop, state, count(*),
                   extract(epoch from now() - min(wanted_at))
            from shop_stock
            where wanted_version > delivered_version and state <> 'IGNORED'
            group by company, shop, state
            """,
            row ->
                new Line(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getDouble(5)));
    undelivered.register(
        lines.stream().map(line -> MultiGauge.Row.of(tags(line), line.products())).toList(), true);
    oldest.register(
        lines.stream()
            .filter(line -> !Outcome.State.valueOf(line.state()).parked())
            .map(line -> MultiGauge.Row.of(tags(line), line.age()))
            .toList(),
        true);
  }

  private static Tags tags(Line line) {
    return Tags.of("company", line.company(), "shop", line.shop(), "state", line.state());
  }
}
