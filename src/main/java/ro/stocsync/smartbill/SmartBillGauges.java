package ro.stocsync.smartbill;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.watch.StandingGauges;

/** Shows how many calls of SmartBill's API are left to each company that can make some. */
@ApplicationScoped
class SmartBillGauges implements StandingGauges {

  private final Companies companies;
  private final CallLimit limit;
  private final MultiGauge left;
  private final MultiGauge shutOut;

  SmartBillGauges(Companies companies, CallLimit limit, MeterRegistry metrics) {
    this.companies = companies;
    this.limit = limit;
    this.left =
        MultiGauge.builder("stocsync.smartbill.calls.left")
            .description("Calls of SmartBill's API that all replicas may make at this moment")
            .register(metrics);
    this.shutOut =
        MultiGauge.builder("stocsync.smartbill.shut.out")
            .description("1 while SmartBill shuts the account out")
            .register(metrics);
  }

  @Override
  public void read() {
    List<String> asking =
        companies.all().stream()
            .filter(company -> company.account().isPresent())
            .map(Company::id)
            .toList();
    left.register(asking.stream().map(id -> Row.of(tags(id), limit.left(id))).toList(), true);
    shutOut.register(
        asking.stream()
            .map(id -> Row.of(tags(id), limit.shutOutUntil(id).isPresent() ? 1 : 0))
            .toList(),
        true);
  }

  @Override
  public void forget() {
    left.register(List.of(), true);
    shutOut.register(List.of(), true);
  }

  private static Tags tags(String company) {
    return Tags.of("company", company);
  }
}
