package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static ro.stocsync.catalog.Shown.simple;
import static ro.stocsync.catalog.Shown.variable;
import static ro.stocsync.catalog.Shown.variation;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.StockManagement;

/** What an operator finds in the catalog. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class CatalogSearchTest {

  private static final ShopKey SHOP = new ShopKey("acme", "search-test");

  @Inject Catalog catalog;
  @Inject CatalogSearch search;
  @Inject Database database;

  @BeforeEach
  void aSmallCatalog() {
    database.update("delete from catalog_product where shop = ?", SHOP.shop());
    shows(
        simple(1, "TEA-1", "Ceai negru 100%").withGtin("594-0000-1"),
        simple(2, "CEAI", "Zahăr"),
        variable(3, "V", "Tricou"),
        variation(4, 3, "V-RED", "Roşu, M"),
        simple(5, "X_1", "Ceai verde"));
  }

  @Test
  void everyWordIsContainedInNameSkuOrGtin() {
    assertThat(found("negru CEAI")).containsExactly(1L);
    assertThat(found("tea ceai")).containsExactly(1L);
    assertThat(found("94000")).containsExactly(1L);
    assertThat(found("594-0000")).containsExactly(1L);
    assertThat(found("ceai lipsă")).isEmpty();
  }

  @Test
  void namesCompareNormalised() {
    assertThat(found("tricou ROȘU")).containsExactly(4L);
    assertThat(found("zahar")).as("diacritics tell products apart").isEmpty();
  }

  @Test
  void anIdIsFound() {
    assertThat(found("3")).containsExactly(3L);
  }

  @Test
  void theExactSkuComesFirstThenTheName() {
    assertThat(found(" ceai ")).containsExactly(2L, 1L, 5L);
    assertThat(found("")).containsExactly(1L, 5L, 3L, 4L, 2L);
  }

  @Test
  void whatIsTypedHasNoWildcards() {
    assertThat(found("100%")).containsExactly(1L);
    assertThat(found("%")).containsExactly(1L);
    assertThat(found("_")).containsExactly(5L);
    assertThat(found("\\")).isEmpty();
    assertThat(found("'\u0000\u200b")).isEmpty();
    assertThat(found("-")).containsExactly(1L, 4L);
  }

  @Test
  void anEntryTellsAllOfAProduct() {
    assertThat(search.search(SHOP, "v-red", 1, 10).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.parentId()).isEqualTo(3);
              assertThat(entry.sku()).isEqualTo("V-RED");
              assertThat(entry.name()).isEqualTo("Tricou - Roşu, M");
              assertThat(entry.type()).isEqualTo("variation");
              assertThat(entry.status()).isEqualTo("publish");
              assertThat(entry.stockManagement()).isEqualTo(StockManagement.MANAGED);
              assertThat(entry.stockQuantity()).hasValue(BigDecimal.ONE);
              assertThat(entry.stockStatus()).isEqualTo("instock");
              assertThat(entry.modifiedAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
            });
  }

  @Test
  void aPageKnowsTheTotal() {
    CatalogPage second = search.search(SHOP, "", 2, 2);

    assertThat(second.total()).isEqualTo(5);
    assertThat(second.entries()).extracting(CatalogEntry::id).containsExactly(3L, 4L);
    assertThat(search.search(SHOP, "", 9, 2).entries()).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.search(SHOP, "a".repeat(201), 1, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> search.search(SHOP, "", 0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> search.search(SHOP, "", 1, 201));
  }

  @Test
  void aHundredThousandProductsAreSearchedQuickly() {
    database.update(
        """
        insert into catalog_product (company, shop, id, parent_id, sku, folded_sku, name, name_key,
            type, status, stock_management, stock_status, seen_at)
        select 'acme', 'search-test', n, 0, 'P-' || n, 'p-' || n, 'Produs model ' || n,
            'produs model ' || n, 'simple', 'publish', 'MANAGED', 'instock', now()
        from generate_series(1001, 101000) n
        """);
    database.update("analyze catalog_product");
    Instant before = Instant.now();

    assertThat(search.search(SHOP, "produs model", 1, 50).total()).isEqualTo(100_000);
    assertThat(found("P-77777 produs")).containsExactly(77_777L);

    Duration took = Duration.between(before, Instant.now());
    assertThat(took).as("both, on a machine that may be busy").isLessThan(Duration.ofSeconds(2));
    database.update("delete from catalog_product where shop = ?", SHOP.shop());
  }

  private List<Long> found(String text) {
    CatalogPage page = search.search(SHOP, text, 1, 50);
    assertThat(page.total()).isEqualTo(page.entries().size());
    return page.entries().stream().map(CatalogEntry::id).toList();
  }

  private void shows(Shown... products) {
    catalog.learn(SHOP, Stream.of(products).map(Shown::product).toList());
  }
}
