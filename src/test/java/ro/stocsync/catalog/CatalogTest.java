package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.catalog.Shown.simple;
import static ro.stocsync.catalog.Shown.variable;
import static ro.stocsync.catalog.Shown.variation;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;

/** What the catalog takes in, what it tells of it, and what it leaves alone. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class CatalogTest {

  private static final ShopKey SHOP = new ShopKey("acme", "catalog-test");

  @Inject Catalog catalog;
  @Inject Database database;
  @Inject ToldChanges told;

  @BeforeEach
  void nothingIsKnown() {
    database.update("delete from catalog_product where shop = ?", SHOP.shop());
    database.update("delete from catalog_state where shop = ?", SHOP.shop());
    told.of(SHOP);
  }

  // --- what is told

  @Test
  void productsThatAreNewAreTold() {
    shows(simple(1, "P-1", "Ceai"), simple(2, "P-2", "Cafea"));

    assertThat(told.of(SHOP)).containsExactly(Set.of(1L, 2L));
  }

  @Test
  void whatMattersToMatchingIsToldAndNothingElse() {
    shows(simple(1, "P-1", "Ceai"), simple(2, "P-2", "Cafea"), simple(3, "P-3", "Miere"));
    told.of(SHOP);

    shows(
        simple(1, "P-1", "Ceai").withPieces(7),
        simple(2, "P-2", "Cafea").withGtin("978-606-1"),
        simple(3, "P-33", "Miere"));

    assertThat(told.of(SHOP)).containsExactly(Set.of(2L, 3L));
    assertThat(texts("select gtin from catalog_product where shop = ? and id = 2"))
        .containsExactly("9786061");
  }

  @Test
  void aParentsNewNameConcernsItsVariations() {
    shows(variable(1, "V", "Tricou"), variation(2, 1, "V-S", "S"), simple(3, "P-3", "Miere"));
    told.of(SHOP);

    shows(variable(1, "V", "Maiou"));

    assertThat(told.of(SHOP)).containsExactly(Set.of(1L, 2L));
    assertThat(texts("select name_key from catalog_product where shop = ? and id = 2"))
        .containsExactly("maiou - s");
  }

  @Test
  void aVariationsWholeNameIsNoChangeOfItsAttributes() {
    shows(variable(1, "V", "Tricou"), variation(2, 1, "V-S", "S"));
    told.of(SHOP);

    shows(variation(2, 1, "V-S", "Tricou - S"));
    shows(variation(2, 1, "V-S", "S"));

    assertThat(told.of(SHOP)).isEmpty();
  }

  @Test
  void aVariationsNewAttributesAreToldAlthoughTheyEndAlike() {
    shows(variable(1, "V", "Tricou"), variation(2, 1, "V-S", "M"));
    told.of(SHOP);

    shows(variation(2, 1, "V-S", "Roșu, M"));

    assertThat(told.of(SHOP)).containsExactly(Set.of(2L));
    assertThat(texts("select name_key from catalog_product where shop = ? and id = 2"))
        .containsExactly("tricou - roșu, m");
  }

  @Test
  void aVariationThatWasLookedUpFollowsItsParentsNewName() {
    shows(variable(1, "V", "Tricou"), variation(2, 1, "V-S", "Tricou - S"));
    shows(variable(1, "V", "Maiou"));

    shows(variation(2, 1, "V-S", "S"));

    assertThat(texts("select name_key from catalog_product where shop = ? and id = 2"))
        .containsExactly("maiou - s");
  }

  @Test
  void aProductThatGoesTakesItsVariationsAlong() {
    shows(variable(1, "V", "Tricou"), variation(2, 1, "V-S", "S"), simple(3, "P-3", "Miere"));
    told.of(SHOP);

    catalog.forget(SHOP, List.of(1L, 99L));

    assertThat(told.of(SHOP)).containsExactly(Set.of(1L, 2L));
    assertThat(texts("select sku from catalog_product where shop = ?")).containsExactly("P-3");
  }

  // --- what is left alone

  @Test
  void aRowThatIsEqualIsNotWrittenAgain() {
    shows(simple(1, "P-1", "Ceai"), simple(2, "P-2", "Cafea"));
    List<String> before = versions();

    shows(simple(1, "P-1", "Ceai"), simple(2, "P-2", "Cafea"));
    assertThat(versions()).isEqualTo(before);

    shows(simple(1, "P-1", "Ceai"), simple(2, "P-2", "Cafea").withPieces(9));
    assertThat(versions()).startsWith(before.getFirst()).isNotEqualTo(before);
  }

  private void shows(Shown... products) {
    catalog.learn(SHOP, Stream.of(products).map(Shown::product).toList());
  }

  /** Which transaction wrote each row. */
  private List<String> versions() {
    return texts("select xmin || '/' || ctid from catalog_product where shop = ? order by id");
  }

  private List<String> texts(String sql) {
    return database.query(sql, row -> row.getString(1), SHOP.shop());
  }
}
