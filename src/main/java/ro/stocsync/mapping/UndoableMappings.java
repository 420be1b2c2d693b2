package ro.stocsync.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingRefused.Kind;
import ro.stocsync.mapping.ProductMapping.Action;
import ro.stocsync.mapping.UndoLog.Line;
import ro.stocsync.mapping.UndoLog.Stamp;

/**
 * Operators' mappings, one or many at a time and all or none of them; what was before can be put
 * back for a day, as long as nothing else has changed what was written.
 */
@ApplicationScoped
public class UndoableMappings {

  private final Mappings mappings;
  private final UndoLog log;

  /** Over the mappings. */
  public UndoableMappings(Mappings mappings, UndoLog log) {
    this.mappings = mappings;
    this.log = log;
  }

  /**
   * What came of an action.
   *
   * @param products how many products it changed
   * @param undo by which number it is undone; empty where nothing was changed
   */
  public record Done(int products, Optional<UUID> undo) {}

  /**
   * Makes or changes mappings.
   *
   * @param who the operator
   * @throws MappingRefused if one of them cannot be; then none is changed
   */
  @Transactional
  public Done decide(ShopKey shop, Collection<MappingDraft> drafts, String who) {
    // One after the other in one order, so that two operators never deadlock.
    Map<ProductKey, MappingDraft> sorted =
        drafts.stream()
            .collect(
                Collectors.toMap(MappingDraft::product, draft -> draft, (one, other) -> other));
    List<ProductKey> products = List.copyOf(new TreeSet<>(sorted.keySet()));
    Map<ProductKey, MappingDraft> before = drafts(ProductMapping.lockAll(shop, products).values());
    mappings
        .writeAll(shop, products.stream().map(sorted::get).toList(), who)
        .values()
        .forEach(
            refused -> {
              throw refused;
            });
    return noted(shop, who, products, before);
  }

  /**
   * Takes mappings away; their products are matched by their code or name again.
   *
   * @param concerned which of the mappings; the others stay
   * @param who the operator
   */
  @Transactional
  public Done release(
      ShopKey shop, Collection<ProductKey> products, Predicate<Action> concerned, String who) {
    List<ProductMapping> found =
        ProductMapping.lockAll(shop, products).values().stream()
            .filter(mapping -> concerned.test(mapping.action()))
            .toList();
    if (found.isEmpty()) {
      return new Done(0, Optional.empty());
    }
    List<ProductKey> keys = found.stream().map(ProductMapping::product).toList();
    Map<ProductKey, MappingDraft> before = drafts(found);
    mappings.remove(shop, found, who, "MAPPING_DELETED");
    return noted(shop, who, keys, before);
  }

  /**
   * Puts back what was before an action.
   *
   * @param who the operator
   * @return how many products are as they were
   * @throws MappingRefused if the action was undone already or is more than a day old, if a mapping
   *     was changed since, or if what was before cannot be any more; then nothing is changed
   */
  @Transactional
  public int undo(ShopKey shop, UUID id, String who) {
    List<Line> lines = new ArrayList<>();
    mappings.joined(transaction -> lines.addAll(log.take(transaction, shop, id)));
    if (lines.isEmpty()) {
      throw new MappingRefused(Kind.NOT_FOUND, "undo.none");
    }
    Map<ProductKey, ProductMapping> present =
        ProductMapping.lockAll(shop, lines.stream().map(Line::product).toList());
    List<MappingDraft> drafts = new ArrayList<>();
    List<ProductMapping> gone = new ArrayList<>();
    for (Line line : lines) {
      Optional<ProductMapping> now = Optional.ofNullable(present.get(line.product()));
      if (!now.map(Stamp::of).equals(line.after())) {
        throw new MappingRefused(Kind.CONFLICT, "undo.changed", line.product().value());
      }
      line.before().ifPresentOrElse(drafts::add, () -> now.ifPresent(gone::add));
    }
    mappings.restore(shop, drafts, present, gone, who);
    return lines.size();
  }

  private static Map<ProductKey, MappingDraft> drafts(Collection<ProductMapping> mappings) {
    return mappings.stream()
        .collect(Collectors.toMap(ProductMapping::product, ProductMapping::draft));
  }

  private Done noted(
      ShopKey shop, String who, List<ProductKey> products, Map<ProductKey, MappingDraft> before) {
    UUID id = UUID.randomUUID();
    Map<ProductKey, Stamp> after =
        ProductMapping.ofAll(shop, products).stream()
            .collect(Collectors.toMap(ProductMapping::product, Stamp::of));
    List<Line> lines =
        products.stream()
            .map(
                product ->
                    new Line(
                        product,
                        Optional.ofNullable(before.get(product)),
                        Optional.ofNullable(after.get(product))))
            .toList();
    mappings.joined(transaction -> log.note(transaction, shop, id, who, lines));
    return new Done(lines.size(), Optional.of(id));
  }
}
