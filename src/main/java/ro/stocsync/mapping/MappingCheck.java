package ro.stocsync.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingRefused.Kind;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Checks what operators want against our catalog of the shop and the mappings there are. */
final class MappingCheck {

  private static final int MOST_TARGETS = 50;
  private static final BigDecimal LARGEST_FACTOR = new BigDecimal("1000000");
  private static final int MOST_DECIMALS = 9;

  private final Map<Long, Long> holders;
  private final Map<Long, List<ProductKey>> feeders;

  /** For these drafts. */
  MappingCheck(Transaction transaction, ShopKey shop, Collection<MappingDraft> drafts) {
    Set<Long> ids =
        drafts.stream()
            .flatMap(draft -> draft.targets().stream())
            .map(MappingTarget::productId)
            .collect(Collectors.toSet());
    this.holders = holders(transaction, shop, ids);
    this.feeders = feeders(transaction, shop);
  }

  private record Held(long product, long holder) {}

  private static Map<Long, Long> holders(
      Transaction transaction, ShopKey shop, Collection<Long> ids) {
    Map<Long, Long> holders = new HashMap<>();
    transaction
        .query(
            """
            select id, case when stock_management = 'PARENT' then parent_id else id end
            from catalog_product
            where company = ? and shop = ? and id = any (?) and status <> 'trash'
            """,
            row -> new Held(row.getLong(1), row.getLong(2)),
            shop.company(),
            shop.shop(),
            SqlArray.longs(ids, id -> id))
        .forEach(held -> holders.put(held.product(), held.holder()));
    return holders;
  }

  private record Fed(long holder, ProductKey by) {}

  /** Who feeds the stocks in question by an operator's mapping. */
  private Map<Long, List<ProductKey>> feeders(Transaction transaction, ShopKey shop) {
    return transaction
        .query(
            """
            select distinct h.holder, m.product_key
            from product_mapping m
            cross join lateral unnest(m.product_ids) as t (id)
            join catalog_product p on p.company = m.company and p.shop = m.shop and p.id = t.id
            cross join lateral (select case when p.stock_management = 'PARENT' then p.parent_id
                else p.id end) as h (holder)
            where m.company = ? and m.shop = ? and h.holder = any (?)
            order by m.product_key
            """,
            row -> new Fed(row.getLong(1), new ProductKey(row.getString(2))),
            shop.company(),
            shop.shop(),
            SqlArray.longs(new HashSet<>(holders.values()), id -> id))
        .stream()
        .collect(
            Collectors.groupingBy(Fed::holder, Collectors.mapping(Fed::by, Collectors.toList())));
  }

  /** Why this draft cannot be; empty if it can. */
  Optional<MappingRefused> problem(MappingDraft draft) {
    List<MappingTarget> targets = draft.targets();
    if (draft.action() == ProductMapping.Action.IGNORE) {
      return targets.isEmpty() ? Optional.empty() : refused("mapping.ignored-with-targets");
    }
    if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
      return refused("mapping.targets", Integer.toString(MOST_TARGETS));
    }
    Set<Long> fed = new HashSet<>();
    for (MappingTarget target : targets) {
      Long holder = holders.get(target.productId());
      if (!isFactor(target.factor())) {
        return refused("mapping.factor", target.factor().toPlainString());
      }
      if (holder == null) {
        return refused("mapping.unknown-product", Long.toString(target.productId()));
      }
      if (!fed.add(holder)) {
        return refused("mapping.same-stock", Long.toString(holder));
      }
    }
    return draft.together() ? Optional.empty() : alreadyFed(draft, fed);
  }

  private Optional<MappingRefused> alreadyFed(MappingDraft draft, Set<Long> fed) {
    for (long holder : fed) {
      String others =
          feeders.getOrDefault(holder, List.of()).stream()
              .filter(key -> !key.equals(draft.product()))
              .map(ProductKey::value)
              .collect(Collectors.joining(", "));
      if (!others.isEmpty()) {
        return Optional.of(
            new MappingRefused(
                Kind.CONFLICT, "mapping.fed-by-others", Long.toString(holder), others));
      }
    }
    return Optional.empty();
  }

  private static boolean isFactor(BigDecimal factor) {
    return factor.signum() > 0
        && factor.compareTo(LARGEST_FACTOR) <= 0
        && factor.stripTrailingZeros().scale() <= MOST_DECIMALS;
  }

  private static Optional<MappingRefused> refused(String key, String... arguments) {
    return Optional.of(new MappingRefused(Kind.INVALID, key, arguments));
  }
}
