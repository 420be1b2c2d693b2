package ro.stocsync.mapping;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;

/**
 * What an operator decided a SmartBill product stands for in one shop. It comes before every code
 * and name. At most one for each product and shop.
 */
@Entity
@Table(name = "product_mapping")
public class ProductMapping extends PanacheEntityBase {

  /** What the operator decided. */
  public enum Action {
    /** It feeds these products of the shop. */
    MAP,
    /** It concerns this shop not at all. */
    IGNORE
  }

  @Id UUID id;

  String company;
  String shop;

  @Column(name = "product_key")
  String productKey;

  String code;
  String name;

  @Enumerated(EnumType.STRING)
  Action action;

  @Column(name = "product_ids", columnDefinition = "bigint[]")
  Long[] productIds;

  @Column(columnDefinition = "numeric[]")
  BigDecimal[] factors;

  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "changed_by")
  String changedBy;

  @Version int version;

  /** For Hibernate. */
  protected ProductMapping() {}

  ProductMapping(ShopKey shop, ProductKey product, String code, String name) {
    this.id = UUID.randomUUID();
    this.company = shop.company();
    this.shop = shop.shop();
    this.productKey = product.value();
    this.code = code;
    this.name = name;
  }

  /** The mapping of that number, if it is one of the shop's. */
  static Optional<ProductMapping> of(ShopKey shop, UUID id) {
    return find("company = ?1 and shop = ?2 and id = ?3", shop.company(), shop.shop(), id)
        .firstResultOptional();
  }

  /** The mapping of that product in the shop, if there is one. */
  static Optional<ProductMapping> of(ShopKey shop, ProductKey product) {
    return find(
            "company = ?1 and shop = ?2 and productKey = ?3",
            shop.company(),
            shop.shop(),
            product.value())
        .firstResultOptional();
  }

  /** The mappings of those products in the shop. */
  static List<ProductMapping> ofAll(ShopKey shop, Collection<ProductKey> products) {
    return list(
        "company = ?1 and shop = ?2 and productKey in ?3",
        shop.company(),
        shop.shop(),
        products.stream().map(ProductKey::value).toList());
  }

  /** Likewise, and nobody else changes them before this transaction ends. */
  static Map<ProductKey, ProductMapping> lockAll(ShopKey shop, Collection<ProductKey> products) {
    return ProductMapping.<ProductMapping>find(
            "company = ?1 and shop = ?2 and productKey in ?3",
            Sort.by("productKey"),
            shop.company(),
            shop.shop(),
            products.stream().map(ProductKey::value).toList())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .collect(Collectors.toMap(ProductMapping::product, Function.identity()));
  }

  /** A page of a shop's mappings in the order of their products, from page 0. */
  static List<ProductMapping> page(ShopKey shop, int page, int size) {
    return ProductMapping.<ProductMapping>find(
            "company = ?1 and shop = ?2", Sort.by("productKey"), shop.company(), shop.shop())
        .page(page, size)
        .list();
  }

  /** How many the shop has. */
  static long countOf(ShopKey shop) {
    return count("company = ?1 and shop = ?2", shop.company(), shop.shop());
  }

  void decide(Action action, List<MappingTarget> targets, String who) {
    this.action = action;
    this.productIds = targets.stream().map(MappingTarget::productId).toArray(Long[]::new);
    this.factors = targets.stream().map(MappingTarget::factor).toArray(BigDecimal[]::new);
    this.changedAt = Instant.now();
    this.changedBy = who;
  }

  /** What it says, as one could want it again: two that fed one stock were meant to. */
  MappingDraft draft() {
    return new MappingDraft(product(), code, name, action, targets(), true);
  }

  /** How often it was changed. */
  int version() {
    return version;
  }

  /** Its number. */
  public UUID id() {
    return id;
  }

  /** Whose it is. */
  public ProductKey product() {
    return new ProductKey(productKey);
  }

  /** The code of the SmartBill product; empty if it has none. */
  public String code() {
    return code;
  }

  /** The name of the SmartBill product as SmartBill, or the operator, wrote it. */
  public String name() {
    return name;
  }

  /** What was decided. */
  public Action action() {
    return action;
  }

  /** The products of the shop that it feeds; none where it is ignored. */
  public List<MappingTarget> targets() {
    return IntStream.range(0, productIds.length)
        .mapToObj(i -> new MappingTarget(productIds[i], factors[i]))
        .toList();
  }

  /** When it was decided. */
  public Instant changedAt() {
    return changedAt;
  }

  /** Who decided it. */
  public String changedBy() {
    return changedBy;
  }

  @Override
  public String toString() {
    return "%s/%s %s %s %s"
        .formatted(company, shop, productKey, action, Arrays.toString(productIds));
  }
}
