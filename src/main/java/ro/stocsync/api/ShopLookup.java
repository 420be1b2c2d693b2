package ro.stocsync.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.reconcile.Runs;
import ro.stocsync.reconcile.SyncRun;

/** Finds what an address names; what is not there is told as a problem. */
@ApplicationScoped
class ShopLookup {

  private final Companies companies;
  private final Runs runs;

  ShopLookup(Companies companies, Runs runs) {
    this.companies = companies;
    this.runs = runs;
  }

  Company company(String id) {
    return companies
        .find(id)
        .orElseThrow(() -> new ApiException(Response.Status.NOT_FOUND, "company.unknown", id));
  }

  Shop shop(String company, String name) {
    company(company);
    return companies
        .shop(new ShopKey(company, name))
        .orElseThrow(
            () -> new ApiException(Response.Status.NOT_FOUND, "shop.unknown", company, name));
  }

  SyncRun run(String company, UUID id) {
    company(company);
    return runs.find(company, id)
        .orElseThrow(
            () -> new ApiException(Response.Status.NOT_FOUND, "run.unknown", id.toString()));
  }
}
