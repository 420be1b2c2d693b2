package ro.stocsync.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/** All mappings of a shop, out into a file and in from one. */
@ApplicationScoped
public class MappingFiles {

  private final Database database;
  private final Mappings mappings;

  /** Of any shop. */
  public MappingFiles(Database database, Mappings mappings) {
    this.database = database;
    this.mappings = mappings;
  }

  /**
   * What came of a file.
   *
   * @param products how many SmartBill products were mapped or ignored by it
   * @param problems why lines of it were left out, in their order
   */
  public record Imported(int products, List<LineProblem> problems) {

    /** Copies the list. */
    public Imported {
      problems = List.copyOf(problems);
    }
  }

  /** All mappings of the shop as a CSV. */
  public byte[] write(ShopKey shop) {
    return MappingCsv.write(
        database.query(
            """
            select row_number() over (order by m.product_key, t.id), m.code, m.name, m.action,
                t.id, p.sku, t.factor
            from product_mapping m
            left join lateral unnest(m.product_ids, m.factors) as t (id, factor) on true
            left join catalog_product p on p.company = m.company and p.shop = m.shop and p.id = t.id
            where m.company = ? and m.shop = ? order by m.product_key, t.id
            """,
            row ->
                new MappingLine(
                    row.getInt(1) + 1,
                    row.getString(2),
                    row.getString(3),
                    ProductMapping.Action.valueOf(row.getString(4)),
                    Optional.of(row.getLong(5)).filter(id -> id != 0),
                    Optional.ofNullable(row.getString(6)).filter(sku -> !sku.isEmpty()),
                    Optional.ofNullable(row.getBigDecimal(7)).orElse(java.math.BigDecimal.ONE)),
            shop.company(),
            shop.shop()));
  }

  /**
   * Takes a CSV in. Each SmartBill product that it names is mapped as its lines say, whatever its
   * mapping was; a product with a bad line is left as it is, never half mapped. Two products that
   * feed one stock are meant to: both lines were written on purpose.
   *
   * @param who the operator
   */
  public Imported read(ShopKey shop, byte[] file, String who) {
    MappingCsv.Reading reading = MappingCsv.read(file);
    List<LineProblem> problems = new ArrayList<>(reading.problems());
    Map<ProductKey, List<MappingLine>> products = new LinkedHashMap<>();
    for (MappingLine line : reading.lines()) {
      ProductKey.of(line.code(), line.name())
          .ifPresent(key -> products.computeIfAbsent(key, k -> new ArrayList<>()).add(line));
    }
    Map<String, List<Long>> bySku = idsBySku(shop, reading.lines());
    Set<ProductKey> bad = new HashSet<>();
    products.forEach(
        (key, lines) ->
            problem(lines, bySku)
                .ifPresent(
                    problem -> {
                      bad.add(key);
                      problems.add(problem);
                    }));
    products.keySet().removeAll(bad);
    List<MappingDraft> drafts =
        products.entrySet().stream()
            .map(product -> draft(product.getKey(), product.getValue(), bySku))
            .toList();
    Map<Integer, MappingRefused> refused = mappings.writeAll(shop, drafts, who);
    refused.forEach(
        (place, refusal) ->
            problems.add(
                new LineProblem(
                    products.get(drafts.get(place).product()).getFirst().line(),
                    refusal.key(),
                    refusal.arguments())));
    problems.sort(Comparator.comparingInt(LineProblem::line));
    return new Imported(drafts.size() - refused.size(), problems);
  }

  private record Known(String sku, long id) {}

  private Map<String, List<Long>> idsBySku(ShopKey shop, Collection<MappingLine> lines) {
    Set<String> skus =
        lines.stream()
            .filter(line -> line.productId().isEmpty())
            .flatMap(line -> line.sku().stream())
            .collect(Collectors.toSet());
    return database
        .query(
            """
            select sku, id from catalog_product p
            where company = ? and shop = ? and sku = any (?) and status <> 'trash'
              and not exists (select 1 from catalog_product whole
                  where whole.company = p.company and whole.shop = p.shop
                    and whole.id = p.parent_id and whole.sku = p.sku)
            order by id
            """,
            row -> new Known(row.getString(1), row.getLong(2)),
            shop.company(),
            shop.shop(),
            SqlArray.texts(skus, sku -> sku))
        .stream()
        .collect(
            Collectors.groupingBy(Known::sku, Collectors.mapping(Known::id, Collectors.toList())));
  }

  private static Optional<LineProblem> problem(
      List<MappingLine> lines, Map<String, List<Long>> bySku) {
    boolean ignores =
        lines.stream().anyMatch(line -> line.action() == ProductMapping.Action.IGNORE);
    if (ignores && lines.size() > 1) {
      return Optional.of(LineProblem.of(lines.getLast().line(), "csv.ignored-and-mapped"));
    }
    for (MappingLine line : lines) {
      if (line.action() == ProductMapping.Action.MAP && line.productId().isEmpty()) {
        String sku = line.sku().orElseThrow();
        int found = bySku.getOrDefault(sku, List.of()).size();
        if (found != 1) {
          return Optional.of(
              LineProblem.of(line.line(), found == 0 ? "csv.unknown-sku" : "csv.many-skus", sku));
        }
      }
    }
    return Optional.empty();
  }

  private static MappingDraft draft(
      ProductKey product, List<MappingLine> lines, Map<String, List<Long>> bySku) {
    MappingLine first = lines.getFirst();
    List<MappingTarget> targets =
        lines.stream()
            .filter(line -> line.action() == ProductMapping.Action.MAP)
            .map(
                line ->
                    new MappingTarget(
                        line.productId()
                            .orElseGet(() -> bySku.get(line.sku().orElseThrow()).getFirst()),
                        line.factor()))
            .toList();
    return new MappingDraft(product, first.code(), first.name(), first.action(), targets, true);
  }
}
