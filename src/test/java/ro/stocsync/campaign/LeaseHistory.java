package ro.stocsync.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.stocsync.packaged.TestDatabase;

/** Every change of every shop's lease for deliveries, as a trigger in the database notes it. */
final class LeaseHistory {

  private final List<Entry> entries;

  /**
   * How a lease stood from some moment on.
   *
   * @param at when it was written
   * @param holder the replica that wrote it
   * @param until when it runs out; the far past if it was given back
   */
  private record Entry(String shop, Instant at, String holder, long token, Instant until) {}

  private LeaseHistory(List<Entry> entries) {
    this.entries = entries;
  }

  /** Begins to note. */
  static void begin(TestDatabase database) {
    database.execute(
        """
        create schema campaign;
        create table campaign.lease (
            id      bigint generated always as identity,
            at      timestamptz not null default clock_timestamp(),
            holder  text        not null default current_setting('application_name'),
            shop    text        not null,
            token   bigint      not null,
            until   timestamptz not null);
        create function campaign.note() returns trigger language plpgsql as $$
        begin
            insert into campaign.lease (shop, token, until)
            values (new.shop, new.token, greatest(new.expires_at, '2000-01-01'));
            return null;
        end $$;
        create trigger note after insert or update on shop_lease
            for each row when (new.purpose = 'DELIVERY') execute function campaign.note();
        """);
  }

  /** What was noted. */
  static LeaseHistory of(TestDatabase database) {
    return new LeaseHistory(
        database.query(
            "select shop, at, holder, token, until from campaign.lease order by shop, id",
            row ->
                new Entry(
                    row.getString(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getLong(4),
                    row.getObject(5, OffsetDateTime.class).toInstant())));
  }

  /** Whether that replica had the shop's lease at that moment. */
  boolean had(String replica, String shop, Instant moment) {
    return last(shop, moment)
        .filter(entry -> entry.holder().equals(replica) && entry.until().isAfter(moment))
        .isPresent();
  }

  private Optional<Entry> last(String shop, Instant moment) {
    return entries.stream()
        .filter(entry -> entry.shop().equals(shop) && !entry.at().isAfter(moment))
        .reduce((one, later) -> later);
  }

  /** Where one took the lease before another's ran out, or wrote it without having it. */
  List<String> overlaps() {
    List<String> found = new ArrayList<>();
    for (int i = 1; i < entries.size(); i++) {
      Entry before = entries.get(i - 1);
      Entry after = entries.get(i);
      boolean otherHolder =
          before.shop().equals(after.shop()) && !before.holder().equals(after.holder());
      if (otherHolder && (before.until().isAfter(after.at()) || before.token() >= after.token())) {
        found.add(before + " overlaps with " + after);
      }
    }
    return found;
  }

  /** How often a lease went to another after it ran out without being given back. */
  long takeovers() {
    long count = 0;
    for (int i = 1; i < entries.size(); i++) {
      Entry before = entries.get(i - 1);
      Entry after = entries.get(i);
      if (before.shop().equals(after.shop())
          && !before.holder().equals(after.holder())
          && before.until().isAfter(Instant.parse("2000-01-02T00:00:00Z"))) {
        count++;
      }
    }
    return count;
  }
}
