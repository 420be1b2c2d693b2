package ro.stocsync.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/**
 * Finds names of a shop's catalog that are like another. The names are read once, and sorted by
 * which of the words they have; only those that have the rarest are looked at closer. So it costs
 * one look at each name however common the words are.
 */
final class SimilarNames {

  /** What is less alike is no help. */
  private static final double LEAST = 0.3;

  private static final int LOOKED_AT_CLOSER = 300;

  private final Database database;
  private final ShopKey shop;

  SimilarNames(Database database, ShopKey shop) {
    this.database = database;
    this.shop = shop;
  }

  /**
   * Names that have the same of the words.
   *
   * @param words one bit for each that they have
   * @param names how many there are
   * @param ids of some of them
   */
  private record Sharing(int words, long names, List<Long> ids) {}

  private record Alike(long id, double score) {}

  /** The ids of those that are most alike, the most alike first. */
  List<Long> to(String nameKey, int most) {
    NameLikeness likeness = new NameLikeness(nameKey);
    if (likeness.stems().isEmpty()) {
      return List.of();
    }
    List<Sharing> groups = new ArrayList<>(groups(likeness.stems()));
    double[] rarity = rarity(groups, likeness.stems().size());
    groups.sort(
        Comparator.comparingDouble((Sharing group) -> weight(group.words(), rarity)).reversed());
    List<Long> closer =
        groups.stream().flatMap(group -> group.ids().stream()).limit(LOOKED_AT_CLOSER).toList();
    double all = Arrays.stream(rarity).sum();
    return database
        .query(
            "select id, plain_name, %s from catalog_product p where company = ? and shop = ?"
                    .formatted(words(likeness.stems().size()))
                + " and id = any (?)",
            row ->
                new Alike(
                    row.getLong(1),
                    (likeness.to(row.getString(2)) + weight(row.getInt(3), rarity) / all) / 2),
            with(likeness.stems(), SqlArray.longs(closer, id -> id)))
        .stream()
        .filter(alike -> alike.score() >= LEAST)
        .sorted(Comparator.comparingDouble(Alike::score).reversed().thenComparing(Alike::id))
        .limit(most)
        .map(Alike::id)
        .toList();
  }

  private List<Sharing> groups(List<String> stems) {
    return database.query(
        """
        select words, count(*), (array_agg(id))[1:%d] from (
            select id, %s as words from catalog_product p
            where company = ? and shop = ? and status <> 'trash') f
        where words > 0 group by words
        """
            .formatted(LOOKED_AT_CLOSER, words(stems.size())),
        row ->
            new Sharing(
                row.getInt(1), row.getLong(2), Arrays.asList((Long[]) row.getArray(3).getArray())),
        with(stems));
  }

  private static String words(int stems) {
    return IntStream.range(0, stems)
        .mapToObj(i -> "(strpos(plain_name, ?) > 0)::int * " + (1 << i))
        .collect(Collectors.joining(" + "));
  }

  private Object[] with(List<String> stems, Object... others) {
    List<Object> parameters = new ArrayList<>(stems);
    parameters.addAll(List.of(shop.company(), shop.shop()));
    parameters.addAll(List.of(others));
    return parameters.toArray();
  }

  /** A word that few names have says more. */
  private static double[] rarity(List<Sharing> groups, int stems) {
    double all = groups.stream().mapToLong(Sharing::names).sum();
    return IntStream.range(0, stems)
        .mapToDouble(
            i ->
                Math.log(
                    2
                        + all
                            / (1
                                + groups.stream()
                                    .filter(group -> (group.words() & 1 << i) != 0)
                                    .mapToLong(Sharing::names)
                                    .sum())))
        .toArray();
  }

  private static double weight(int words, double[] rarity) {
    return IntStream.range(0, rarity.length)
        .filter(i -> (words & 1 << i) != 0)
        .mapToDouble(i -> rarity[i])
        .sum();
  }
}
