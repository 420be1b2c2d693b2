package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.Receipts;
import ro.stocsync.ledger.ReplayedLevels;
import ro.stocsync.ledger.ReplayedLevels.Earlier;
import ro.stocsync.ledger.ReplayedLevels.Fate;
import ro.stocsync.ledger.ReplayedLevels.Place;
import ro.stocsync.ledger.ReplayedLevels.Replayed;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Transaction;

/**
 * Takes an earlier list in again, from its body and as it would be judged now. Levels that came
 * later stay; the others are written again, and delivered whatever the shops show.
 */
@ApplicationScoped
public class Replays {

  private final Database database;
  private final Receipts receipts;
  private final Ledger ledger;
  private final ReplayedLevels levels;
  private final DueWork work;
  private final IdentityWork identities;
  private final History history;
  private final Dispatcher dispatcher;
  private final CallbackConfig limits;

  /** Over the one database. */
  public Replays(
      Database database,
      Receipts receipts,
      Ledger ledger,
      ReplayedLevels levels,
      DueWork work,
      IdentityWork identities,
      History history,
      Dispatcher dispatcher,
      CallbackConfig limits) {
    this.database = database;
    this.receipts = receipts;
    this.ledger = ledger;
    this.levels = levels;
    this.work = work;
    this.identities = identities;
    this.history = history;
    this.dispatcher = dispatcher;
    this.limits = limits;
  }

  /**
   * What would come of it now.
   *
   * @param again levels that would be written again
   * @param newerCallback levels that stay, as a later callback gave others
   * @param newerPull levels that stay, as a later pull found others
   * @param otherKey levels that stay away, as the product has another code or name by now
   * @param unusable items that say nothing that could be used
   */
  public record Forecast(
      long again, long newerCallback, long newerPull, long otherKey, long unusable) {

    /** How many levels are left as they are. */
    public long left() {
      return newerCallback + newerPull + otherKey;
    }

    private static Forecast of(Map<Place, Fate> fates, List<Receipt.Item> items) {
      Map<Fate, Long> counts =
          fates.values().stream()
              .collect(
                  Collectors.groupingBy(
                      fate -> fate, () -> new EnumMap<>(Fate.class), Collectors.counting()));
      return new Forecast(
          counts.getOrDefault(Fate.AGAIN, 0L),
          counts.getOrDefault(Fate.NEWER_CALLBACK, 0L),
          counts.getOrDefault(Fate.NEWER_PULL, 0L),
          counts.getOrDefault(Fate.OTHER_KEY, 0L),
          items.stream().filter(item -> item.accepted().isEmpty()).count());
    }
  }

  /**
   * What came of it.
   *
   * @param receipt the number of the new receipt
   * @param levels what became of the levels
   * @param due deliveries to shops that are due because of it
   */
  public record Done(long receipt, Forecast levels, long due) {}

  /** What came, if all of it was kept and SmartBill sent it. */
  private Receipts.Body body(String company, Receipts.Kept callback) {
    if (callback.replay().isPresent()) {
      throw new ReplayRefused("replay.of-replay");
    }
    Receipts.Body body =
        receipts
            .body(company, callback.id(), Integer.MAX_VALUE)
            .orElseThrow(() -> new ReplayRefused("replay.no-body"));
    if (!body.whole()) {
      throw new ReplayRefused("replay.cut-off");
    }
    return body;
  }

  /**
   * What would come of a replay now.
   *
   * @throws ReplayRefused if the list cannot be taken in again
   */
  public Forecast forecast(String company, Receipts.Kept callback) {
    List<Receipt.Item> items = judged(body(company, callback));
    return Forecast.of(
        levels.forecast(company, callback.id(), earlier(company, callback, items)), items);
  }

  /**
   * Takes a list in again: receipt, levels, the shops' work and the history's entry in one
   * transaction, then the wake-up.
   *
   * @param who the operator
   * @throws ReplayRefused if the list cannot be taken in again, or every level of it is newer by
   *     now
   */
  public Done replay(String company, Receipts.Kept callback, String who) {
    List<Receipt.Item> items = judged(body(company, callback));
    List<Earlier> earlier = earlier(company, callback, items);
    Done done =
        database.inTransaction(
            transaction -> {
              Replayed replayed = levels.write(transaction, company, callback.id(), earlier);
              if (replayed.changes().isEmpty()) {
                throw new ReplayRefused("replay.nothing");
              }
              return note(transaction, company, callback, who, items, replayed);
            });
    dispatcher.wake();
    return done;
  }

  private Done note(
      Transaction transaction,
      String company,
      Receipts.Kept callback,
      String who,
      List<Receipt.Item> items,
      Replayed replayed) {
    Receipt receipt =
        new Receipt(
            Receipt.Outcome.ACCEPTED,
            items.stream().map(item -> told(item, replayed.fates())).toList(),
            Optional.empty(),
            new Receipt.Replay(callback.id(), who));
    long id = ledger.keep(transaction, company, receipt);
    identities.follow(transaction, company, replayed.identities());
    int due = work.want(transaction, company, replayed.changes()).get();
    Forecast levels = Forecast.of(replayed.fates(), items);
    history.note(
        transaction,
        new History.Entry(
            company,
            who,
            Optional.empty(),
            Optional.empty(),
            "CALLBACK_REPLAYED",
            Map.of(
                "callback", Long.toString(callback.id()),
                "levels", Long.toString(levels.again()),
                "left", Long.toString(levels.left()))));
    return new Done(id, levels, due);
  }

  /** As the new receipt tells of an item. */
  private static Receipt.Item told(Receipt.Item item, Map<Place, Fate> fates) {
    return item.accepted()
        .map(
            change ->
                switch (fates.get(Place.of(change))) {
                  case AGAIN -> item;
                  case NEWER_CALLBACK, NEWER_PULL -> item.left("item.newer");
                  case OTHER_KEY -> item.left("item.other-key");
                })
        .orElse(item);
  }

  private List<Receipt.Item> judged(Receipts.Body body) {
    try {
      List<RawItem> raw =
          new BodyReader(limits.maxItems()).read(new ByteArrayInputStream(body.bytes()));
      return new ItemJudge(limits).judge(raw);
    } catch (BodyProblem e) {
      throw new ReplayRefused(e.key(), e.arguments());
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory are always there", e);
    }
  }

  /** The levels of the list, each with whether it was taken in when it came. */
  private List<Earlier> earlier(String company, Receipts.Kept callback, List<Receipt.Item> items) {
    Set<Integer> takenThen =
        receipts.items(company, callback.id(), 0, Integer.MAX_VALUE).stream()
            .filter(Receipts.KeptItem::taken)
            .map(Receipts.KeptItem::position)
            .collect(Collectors.toSet());
    Map<Place, Boolean> taken = new HashMap<>();
    IntStream.range(0, items.size())
        .forEach(
            i ->
                items
                    .get(i)
                    .accepted()
                    .ifPresent(
                        change ->
                            taken.merge(
                                Place.of(change), takenThen.contains(i + 1), Boolean::logicalOr)));
    return Ledger.lastOfEach(items).stream()
        .map(change -> new Earlier(change, taken.get(Place.of(change))))
        .toList();
  }
}
