package ro.stocsync.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.watch.StandingGauges;

/** Shows for how long SmartBill has told each company nothing new. */
@ApplicationScoped
class CallbackGauges implements StandingGauges {

  private final Companies companies;
  private final Ledger ledger;
  private final MultiGauge age;

  CallbackGauges(Companies companies, Ledger ledger, MeterRegistry metrics) {
    this.companies = companies;
    this.ledger = ledger;
    this.age =
        MultiGauge.builder("stocsync.callback.age")
            .description("Time since the last callback of which something was taken in")
            .baseUnit("seconds")
            .register(metrics);
  }

  @Override
  public void read() {
    Map<String, Instant> last = ledger.lastAccepted();
    Instant now = Instant.now();
    age.register(
        companies.all().stream()
            .map(Company::id)
            .filter(last::containsKey)
            .map(id -> Row.of(Tags.of("company", id), seconds(last.get(id), now)))
            .toList(),
        true);
  }

  @Override
  public void forget() {
    age.register(List.of(), true);
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }
}
