package ro.stocsync.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;

/** Finds what an address of the console names. */
@ApplicationScoped
class Places {

  private final Companies companies;

  Places(Companies companies) {
    this.companies = companies;
  }

  Company company(String id) {
    return companies.find(id).orElseThrow(NotFoundException::new);
  }

  Shop shop(String company, String name) {
    return companies.shop(new ShopKey(company, name)).orElseThrow(NotFoundException::new);
  }

  Place ofCompany(String id, String active) {
    Company company = company(id);
    return place(company, company.shops().getFirst().key().shop(), active);
  }

  Place ofShop(ShopKey shop, String active) {
    return place(company(shop.company()), shop.shop(), active);
  }

  private Place place(Company company, String shop, String active) {
    List<String> all = companies.all().stream().map(Company::id).toList();
    List<String> shops = company.shops().stream().map(one -> one.key().shop()).toList();
    return new Place(company.id(), shop, active, all, shops);
  }
}
