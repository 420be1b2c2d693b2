package ro.stocsync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.RunStory.asks;
import static ro.stocsync.RunStory.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.stocsync.DemoShopResource;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.reconcile.SyncRun.Phase;

/** A company's first start: catalog, pull, and a report before anything is written. */
@QuarkusTest
@TestProfile(FirstStartTest.NewCompany.class)
class FirstStartTest {

  /** A company that StocSync has never seen, and a shop of which 95 in 100 are out of date. */
  public static class NewCompany extends WithDemoShop {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("stocsync.runs.first-pull", "true");
      return overrides;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Filled.class));
    }
  }

  /** The guide's user: a hundred products, of which five moved lately. */
  public static class Filled extends DemoShopResource {

    @Override
    protected void fill(DemoShop shop, DemoSmartBill smartBill) {
      smartBill.stock().warehouse("Rezerva");
      for (int i = 1; i <= 100; i++) {
        String code = "P-%03d".formatted(i);
        shop.catalog().simple(code, "Produsul " + i, 10);
        smartBill.stock().put("Magazin", code, "Produsul " + i, i <= 5 ? 10 : 10 + i);
      }
    }
  }

  @Inject ShopStory story;
  DemoShop shop;

  @Test
  void theOperatorIsAskedOnceEverythingIsKnown() {
    String first = ana().get("/api/companies/acme/runs").then().extract().path("items[0].id");
    JsonPath run = is(first, Phase.AWAITING);

    assertThat(run.getString("cause")).isEqualTo("FIRST_START");
    assertThat(run.getString("waitsFor")).isEqualTo("PREVIEW");
    assertThat(run.getLong("forecast[0].change")).isEqualTo(95);
    assertThat(run.getLong("forecast[0].equal")).isEqualTo(5);
    assertThat(run.getLong("forecast[0].toZero")).isZero();
    assertThat(shop.journal().writes()).isEmpty();

    asks(first, "confirm").statusCode(200);

    is(first, Phase.FINISHED);
    story.shopShows(shop, "P-100", 110);
    assertThat(shop.journal().written()).hasSize(95).doesNotHaveDuplicates();
  }
}
