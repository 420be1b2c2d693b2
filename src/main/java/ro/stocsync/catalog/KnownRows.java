package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;

/** What of our catalog a reading has to ask the shop for one by one, in the order of the ids. */
@ApplicationScoped
class KnownRows {

  private static final String OF_SHOP = " from catalog_product where company = ? and shop = ?";

  // The types of plug-ins begin likewise: variable-subscription.
  private static final String PARENT = OF_SHOP + " and parent_id = 0 and type like 'variable%'";
  private static final String UNSEEN_PRODUCT = OF_SHOP + " and parent_id = 0 and seen_at < ?";
  private static final String UNSEEN_VARIATION = OF_SHOP + " and parent_id <> 0 and seen_at < ?";

  private final Database database;

  KnownRows(Database database) {
    this.database = database;
  }

  /** How many parents the shop has. */
  int parents(Reading reading) {
    return (int) number(reading, "select count(*)" + PARENT);
  }

  /** The parent behind the last one read. */
  Optional<Long> nextParent(Reading reading) {
    return positive(
        number(reading, "select coalesce(min(id), 0)" + PARENT + " and id > ?", reading.lastId()));
  }

  /** How many products the reading has not seen. */
  int unseenProducts(Reading reading) {
    return (int) number(reading, "select count(*)" + UNSEEN_PRODUCT, reading.beganAt());
  }

  /** Of those the ones behind the last one asked for, so many at most. */
  List<Long> nextUnseenProducts(Reading reading, int most) {
    return database.query(
        "select id" + UNSEEN_PRODUCT + " and id > ? order by id limit ?",
        row -> row.getLong(1),
        reading.shop().company(),
        reading.shop().shop(),
        reading.beganAt(),
        reading.lastId(),
        most);
  }

  /** How many parents have variations that the reading has not seen. */
  int parentsOfUnseen(Reading reading) {
    return (int)
        number(reading, "select count(distinct parent_id)" + UNSEEN_VARIATION, reading.beganAt());
  }

  /** Of those the one behind the last one read. */
  Optional<Long> nextParentOfUnseen(Reading reading) {
    return positive(
        number(
            reading,
            "select coalesce(min(parent_id), 0)" + UNSEEN_VARIATION + " and parent_id > ?",
            reading.beganAt(),
            reading.lastId()));
  }

  /** The variations that we know of a parent. */
  Set<Long> variationsOf(ShopKey shop, long parent) {
    return Set.copyOf(
        database.query(
            "select id" + OF_SHOP + " and parent_id = ?",
            row -> row.getLong(1),
            shop.company(),
            shop.shop(),
            parent));
  }

  private static Optional<Long> positive(long number) {
    return number > 0 ? Optional.of(number) : Optional.empty();
  }

  private long number(Reading reading, String sql, Object... further) {
    Object[] parameters =
        Stream.concat(
                Stream.of(reading.shop().company(), reading.shop().shop()), Stream.of(further))
            .toArray();
    return database.query(sql, row -> row.getLong(1), parameters).getFirst();
  }
}
