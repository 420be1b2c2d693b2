package ro.stocsync.catalog;

import java.time.Instant;
import java.util.Optional;
import ro.stocsync.company.ShopKey;

/**
 * The reading of a whole catalog, as it stands in {@code catalog_reading}.
 *
 * @param shop whose catalog
 * @param purpose why
 * @param beganAt by the database's clock, as {@code seen_at} is
 * @param shopTime the shop's clock when its first page was read
 * @param stockManaged the shop-wide switch of stock management when it began
 * @param list which list is read
 * @param done pages or parents of the list that were read
 * @param known pages or parents of the list
 * @param lastId the greatest id read in the list
 * @param items read in the list
 * @param updatedAt when this was written: whoever writes next must have read it
 */
record Reading(
    ShopKey shop,
    ReadingPurpose purpose,
    Instant beganAt,
    Optional<Instant> shopTime,
    boolean stockManaged,
    ReadingList list,
    int done,
    int known,
    long lastId,
    long items,
    Instant updatedAt) {

  /** So many pages or parents further, with items up to that id. */
  Reading at(int nowDone, int nowKnown, long nowLastId, long nowItems) {
    return new Reading(
        shop,
        purpose,
        beganAt,
        shopTime,
        stockManaged,
        list,
        nowDone,
        nowKnown,
        nowLastId,
        nowItems,
        updatedAt);
  }

  /** At the head of another list. */
  Reading in(ReadingList next, int nowKnown) {
    return new Reading(
        shop, purpose, beganAt, shopTime, stockManaged, next, 0, nowKnown, 0, 0, updatedAt);
  }

  /** With the shop's clock at the first page, if it is not known yet. */
  Reading begunAt(Optional<Instant> clock) {
    return new Reading(
        shop,
        purpose,
        beganAt,
        shopTime.or(() -> clock),
        stockManaged,
        list,
        done,
        known,
        lastId,
        items,
        updatedAt);
  }

  /** As it was written at that moment. */
  Reading writtenAt(Instant moment) {
    return new Reading(
        shop, purpose, beganAt, shopTime, stockManaged, list, done, known, lastId, items, moment);
  }
}
