package ro.stocsync.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.ProductIdentity.Superseded;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingRefused.Kind;
import ro.stocsync.mapping.ProductMapping.Action;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Operators' mappings: each change is checked, noted in the history with who made it, and makes the
 * products due that it concerns, all in one transaction.
 */
@ApplicationScoped
public class Mappings {

  private static final String UNDONE = "MAPPING_UNDONE";

  private final EntityManager entities;
  private final History history;
  private final Event<MappingChanged> changed;

  /** Over the one database. */
  public Mappings(EntityManager entities, History history, Event<MappingChanged> changed) {
    this.entities = entities;
    this.history = history;
    this.changed = changed;
  }

  /** A page of a shop's mappings in the order of their products, from page 0. */
  @Transactional
  public List<ProductMapping> page(ShopKey shop, int page, int size) {
    return ProductMapping.page(shop, page, size);
  }

  /** How many mappings the shop has. */
  @Transactional
  public long count(ShopKey shop) {
    return ProductMapping.countOf(shop);
  }

  /**
   * One mapping of the shop.
   *
   * @throws MappingRefused if there is none of that number
   */
  @Transactional
  public ProductMapping get(ShopKey shop, UUID id) {
    return find(shop, id);
  }

  /** The mapping of that product in the shop, if there is one. */
  @Transactional
  public Optional<ProductMapping> of(ShopKey shop, ProductKey product) {
    return ProductMapping.of(shop, product);
  }

  /**
   * Makes a mapping.
   *
   * @param who the operator
   * @throws MappingRefused if it cannot be, or the product is mapped already
   */
  @Transactional
  public ProductMapping create(ShopKey shop, MappingDraft draft, String who) {
    ProductMapping.of(shop, draft.product())
        .ifPresent(
            known -> {
              throw new MappingRefused(
                  Kind.CONFLICT, "mapping.exists", draft.product().value(), known.id().toString());
            });
    return write(shop, List.of(draft), who, Map.of(), what -> what).getFirst();
  }

  /**
   * Changes what a mapping says; it stays the mapping of its product.
   *
   * @throws MappingRefused if it cannot be, or there is none of that number
   */
  @Transactional
  public ProductMapping change(ShopKey shop, UUID id, MappingDraft draft, String who) {
    ProductMapping known = find(shop, id);
    if (!known.product().equals(draft.product())) {
      throw new MappingRefused(Kind.INVALID, "mapping.other-product", known.product().value());
    }
    return write(shop, List.of(draft), who, Map.of(known.product(), known), what -> what)
        .getFirst();
  }

  /**
   * Takes a mapping away; its product is matched by its code or name again.
   *
   * @throws MappingRefused if there is none of that number
   */
  @Transactional
  public void delete(ShopKey shop, UUID id, String who) {
    remove(shop, List.of(find(shop, id)), who, "MAPPING_DELETED");
  }

  /** Takes mappings away, in the caller's transaction, under that word of the history. */
  void remove(ShopKey shop, List<ProductMapping> mappings, String who, String what) {
    List<Long> products = mappings.stream().flatMap(one -> ids(one.targets()).stream()).toList();
    List<History.Entry> entries =
        mappings.stream()
            .map(one -> entry(shop, one, who, what, Map.of("before", words(one))))
            .toList();
    mappings.forEach(ProductMapping::delete);
    joined(
        transaction -> {
          history.noteAll(transaction, entries);
          tell(
              transaction,
              shop,
              mappings.stream().map(ProductMapping::product).collect(Collectors.toSet()),
              products);
        });
  }

  /** Lets mappings be as they were, in the caller's transaction; noted as an undoing. */
  void restore(
      ShopKey shop,
      List<MappingDraft> drafts,
      Map<ProductKey, ProductMapping> known,
      List<ProductMapping> gone,
      String who) {
    if (!drafts.isEmpty()) {
      write(shop, drafts, who, known, any -> UNDONE);
    }
    if (!gone.isEmpty()) {
      remove(shop, gone, who, UNDONE);
    }
  }

  /**
   * Makes or changes many mappings at once; those that cannot be are left out.
   *
   * @return why each of those left out cannot be, by its place in the list
   */
  @Transactional
  public Map<Integer, MappingRefused> writeAll(
      ShopKey shop, List<MappingDraft> drafts, String who) {
    Map<Integer, MappingRefused> problems = new HashMap<>();
    List<MappingDraft> good = new ArrayList<>();
    joined(
        transaction -> {
          MappingCheck check = new MappingCheck(transaction, shop, drafts);
          for (int i = 0; i < drafts.size(); i++) {
            MappingDraft draft = drafts.get(i);
            int place = i;
            check
                .problem(draft)
                .ifPresentOrElse(problem -> problems.put(place, problem), () -> good.add(draft));
          }
        });
    Map<ProductKey, ProductMapping> known = new HashMap<>();
    ProductMapping.ofAll(shop, good.stream().map(MappingDraft::product).toList())
        .forEach(mapping -> known.put(mapping.product(), mapping));
    write(shop, good, who, known, what -> what);
    return problems;
  }

  private List<ProductMapping> write(
      ShopKey shop,
      List<MappingDraft> drafts,
      String who,
      Map<ProductKey, ProductMapping> known,
      UnaryOperator<String> noted) {
    List<ProductMapping> written = new ArrayList<>();
    joined(
        transaction -> {
          MappingCheck check = new MappingCheck(transaction, shop, drafts);
          List<History.Entry> entries = new ArrayList<>();
          Set<Long> products = new HashSet<>();
          for (MappingDraft draft : drafts) {
            check
                .problem(draft)
                .ifPresent(
                    problem -> {
                      throw problem;
                    });
            Optional<ProductMapping> before = Optional.ofNullable(known.get(draft.product()));
            Map<String, String> detail = new HashMap<>();
            before.ifPresent(mapping -> detail.put("before", words(mapping)));
            before.ifPresent(mapping -> products.addAll(ids(mapping.targets())));
            ProductMapping mapping =
                before.orElseGet(
                    () -> new ProductMapping(shop, draft.product(), draft.code(), draft.name()));
            mapping.decide(draft.action(), draft.targets(), who);
            detail.put("after", words(mapping));
            products.addAll(ids(draft.targets()));
            String what = before.isPresent() ? "MAPPING_CHANGED" : "MAPPING_CREATED";
            entries.add(entry(shop, mapping, who, noted.apply(what), detail));
            mapping.persist();
            written.add(mapping);
          }
          entities.flush();
          history.noteAll(transaction, entries);
          Set<ProductKey> keys =
              drafts.stream().map(MappingDraft::product).collect(Collectors.toSet());
          tell(transaction, shop, keys, products);
        });
    return written;
  }

  /** Lets mappings follow products that came under another key, unless that one has its own. */
  public void follow(Transaction transaction, String company, List<Superseded> superseded) {
    SqlArray products = SqlArray.texts(superseded, one -> one.product().value());
    SqlArray olds = SqlArray.texts(superseded, one -> one.other().value());
    transaction.update(
        """
        update product_mapping m
        set product_key = n.product_key, code = p.code, name = p.name, version = m.version + 1
        from unnest(?, ?) as n (product_key, old_key)
        join product p on p.company = ? and p.product_key = n.product_key
        where m.company = p.company and m.product_key = n.old_key
          and not exists (select 1 from product_mapping own where own.company = m.company
              and own.shop = m.shop and own.product_key = n.product_key)
        """,
        products,
        olds,
        company);
    transaction.update(
        "delete from product_match where company = ? and product_key = any (?)", company, olds);
  }

  private static ProductMapping find(ShopKey shop, UUID id) {
    return ProductMapping.of(shop, id)
        .orElseThrow(() -> new MappingRefused(Kind.NOT_FOUND, "mapping.none", id.toString()));
  }

  /** Everything that feeds a stock concerned is due: its sum may be another one now. */
  private void tell(
      Transaction transaction, ShopKey shop, Set<ProductKey> keys, Collection<Long> products) {
    Set<ProductKey> concerned =
        Stream.concat(keys.stream(), Affected.sharing(transaction, shop, products).stream())
            .collect(Collectors.toSet());
    changed.fire(new MappingChanged(shop, concerned, transaction));
  }

  /** Plain SQL within the transaction that Hibernate has under way. */
  void joined(Consumer<Transaction> work) {
    entities.flush();
    entities.unwrap(Session.class).doWork(connection -> work.accept(Transaction.over(connection)));
  }

  private static History.Entry entry(
      ShopKey shop, ProductMapping mapping, String who, String what, Map<String, String> detail) {
    return new History.Entry(
        shop.company(),
        who,
        Optional.of(shop.shop()),
        Optional.of(mapping.product()),
        what,
        detail);
  }

  private static List<Long> ids(List<MappingTarget> targets) {
    return targets.stream().map(MappingTarget::productId).toList();
  }

  private static String words(ProductMapping mapping) {
    return mapping.action() == Action.IGNORE
        ? Action.IGNORE.name()
        : mapping.targets().stream()
            .map(target -> target.productId() + " × " + target.factor().toPlainString())
            .collect(Collectors.joining(", "));
  }
}
