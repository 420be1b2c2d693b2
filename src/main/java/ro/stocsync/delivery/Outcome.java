package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.Phrase;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.SqlArray;

/** What came of one try to deliver one product to one shop. */
public sealed interface Outcome {

  /**
   * The shop shows it.
   *
   * @param quantity what the shop answered that it stored, in pieces
   */
  record Delivered(BigDecimal quantity) implements Outcome {}

  /** The shop has no such product. Parked. */
  record Unmatched() implements Outcome {}

  /**
   * Several of the shop's products could be meant; none was written. Parked.
   *
   * @param candidates the shop's ids of them
   */
  record Ambiguous(List<Long> candidates) implements Outcome {}

  /**
   * Another SmartBill product stands for the same stock of the shop; none was written. Parked.
   *
   * @param holder the shop's id of the product that keeps the stock
   * @param rivals the other SmartBill products
   */
  record Conflicting(long holder, List<ProductKey> rivals) implements Outcome {

    /** Copies the list. */
    public Conflicting {
      rivals = List.copyOf(rivals);
    }
  }

  /** An operator said that it does not concern this shop. Parked. */
  record Ignored() implements Outcome {}

  /**
   * A kind of product that never keeps stock, grouped or external: it answers 200 to a quantity and
   * stores nothing (put-grouped, put-external). Parked.
   *
   * @param productId the shop's id of it
   * @param state {@link State#GROUPED} or {@link State#EXTERNAL}
   */
  record Stockless(long productId, State state) implements Outcome {}

  /**
   * The shop does not keep stock for this product; it answers 200 to a quantity and stores nothing
   * (woocommerce-recordings, put-nomanage). Parked.
   *
   * @param productId the shop's id of it
   */
  record StockNotManaged(long productId) implements Outcome {}

  /**
   * The shop refuses this product. Parked.
   *
   * @param reason WooCommerce's code of the error and its words, or ours; of the bundle {@code
   *     reason}
   */
  record Rejected(Phrase reason) implements Outcome {}

  /**
   * Nothing is decided; it is due again.
   *
   * @param reason why; of the bundle {@code reason}
   * @param blame whose fault it may be
   * @param retryAfter how long the shop asked to be left in peace, if it did
   * @param lost whether the request may still be at work in the shop
   */
  record Retry(Phrase reason, Blame blame, Optional<Duration> retryAfter, boolean lost)
      implements Outcome {

    /** Of a request that is over. */
    Retry(Phrase reason, Blame blame, Optional<Duration> retryAfter) {
      this(reason, blame, retryAfter, false);
    }
  }

  /**
   * Whose fault a failed try may be: what is blamed is tried less often and in smaller portions.
   */
  enum Blame {
    /** The shop as a whole; counts against no product. */
    SHOP,
    /** The shop, or one product of the batch that breaks it: time-outs. */
    SHOP_OR_PRODUCT,
    /** One product of the batch. */
    PRODUCT,
    /** Nobody: the next try is made with what was learned, at once. */
    NOBODY
  }

  /** The state it leaves the product in. */
  default State state() {
    return switch (this) {
      case Delivered d -> State.DELIVERED;
      case Unmatched u -> State.UNMATCHED;
      case Ambiguous a -> State.AMBIGUOUS;
      case Conflicting c -> State.CONFLICTING;
      case Ignored i -> State.IGNORED;
      case Stockless s -> s.state();
      case StockNotManaged s -> State.NOT_MANAGED;
      case Rejected r -> State.REJECTED;
      case Retry r -> State.RETRYING;
    };
  }

  /**
   * What an operator is told of it beside the state: ids, or a stored reason; see {@link
   * StateText}.
   */
  default Optional<String> detail() {
    return switch (this) {
      case Delivered d -> Optional.empty();
      case Unmatched u -> Optional.empty();
      case Ambiguous a -> Optional.of(numbers(a.candidates()));
      case Conflicting c -> Optional.of(c.holder() + ": " + names(c.rivals()));
      case Ignored i -> Optional.empty();
      case Stockless s -> Optional.of(Long.toString(s.productId()));
      case StockNotManaged s -> Optional.of(Long.toString(s.productId()));
      case Rejected r -> Optional.of(r.reason().stored());
      case Retry r -> Optional.of(r.reason().stored());
    };
  }

  /** What happened and what to do about it, for the log. */
  default String words() {
    return switch (this) {
      case Delivered d -> "delivered, " + d.quantity().toPlainString();
      case Unmatched u ->
          "the shop has no such product; give one this code (SKU) or name, or correct it in"
              + " SmartBill";
      case Ambiguous a ->
          "the shop's products "
              + a.candidates()
              + " could all be meant, none was written; give only one of them this code or name";
      case Conflicting c ->
          "other SmartBill products ("
              + names(c.rivals())
              + ") stand for the same stock, of the shop's product "
              + c.holder()
              + ", it was not written; let each have a stock of its own in the shop, or map those"
              + " that are to be summed, or ignore those that are not sold here";
      case Ignored i -> "ignored in this shop, as an operator said";
      case Stockless s ->
          "the shop's product "
              + s.productId()
              + " is "
              + s.state().name().toLowerCase(Locale.ROOT)
              + ", a kind that keeps no stock; give the code or name to the product that does, or"
              + " ignore it";
      case StockNotManaged s ->
          "the shop keeps no stock for its product "
              + s.productId()
              + "; switch its stock management on in WooCommerce, or give this code or name to the"
              + " variation that keeps the stock";
      case Rejected r ->
          "the shop refuses it (" + r.reason().forLog() + "); mend it in WooCommerce";
      case Retry r -> "tried again: " + r.reason().forLog();
    };
  }

  /** As pages show them; of very many the first. */
  private static String numbers(List<Long> products) {
    int most = 10;
    String first =
        products.stream().limit(most).map(id -> "#" + id).collect(Collectors.joining(", "));
    return products.size() <= most ? first : first + ", …";
  }

  private static String names(List<ProductKey> products) {
    return products.stream().map(ProductKey::value).collect(Collectors.joining(", "));
  }

  /**
   * How much an outcome says of a product of several: what fails more is told before what fails
   * less.
   */
  default int gravity() {
    return switch (this) {
      case Delivered d -> 0;
      case Ignored i -> 1;
      case Stockless s -> 2;
      case StockNotManaged s -> 3;
      case Unmatched u -> 4;
      case Ambiguous a -> 5;
      case Conflicting c -> 6;
      case Rejected r -> 7;
      case Retry r -> r.lost() ? 9 : 8;
    };
  }

  /** Where a product of a shop stands. */
  enum State {
    /** A level came in and was not tried yet. */
    WAITING,
    /** The shop shows the level. */
    DELIVERED,
    /** A try failed; it is made again. */
    RETRYING,
    /** Written, and to be written once more: an earlier request may still be at work. */
    CONFIRMING,
    /** See {@link Outcome.Unmatched}. */
    UNMATCHED,
    /** See {@link Outcome.Ambiguous}. */
    AMBIGUOUS,
    /** See {@link Outcome.Conflicting}. */
    CONFLICTING,
    /** See {@link Outcome.StockNotManaged}. */
    NOT_MANAGED,
    /** See {@link Outcome.Stockless}. */
    GROUPED,
    /** See {@link Outcome.Stockless}. */
    EXTERNAL,
    /** See {@link Outcome.Ignored}. */
    IGNORED,
    /** See {@link Outcome.Rejected}. */
    REJECTED,
    /** The run that wanted it was cancelled before it was tried. */
    HELD;

    /** What it means for the shop as a whole. */
    public Sum sum() {
      return switch (this) {
        case WAITING, CONFIRMING -> Sum.WAITING;
        case DELIVERED -> Sum.DELIVERED;
        case RETRYING, REJECTED, NOT_MANAGED, GROUPED, EXTERNAL -> Sum.FAILED;
        case UNMATCHED, AMBIGUOUS, CONFLICTING -> Sum.UNMATCHED;
        case IGNORED -> Sum.IGNORED;
        case HELD -> Sum.HELD;
      };
    }

    /** Whether it stays as it is until its cause goes: a new level, a changed catalog. */
    public boolean parked() {
      return switch (this) {
        case WAITING, DELIVERED, RETRYING, CONFIRMING -> false;
        case UNMATCHED,
            AMBIGUOUS,
            CONFLICTING,
            NOT_MANAGED,
            GROUPED,
            EXTERNAL,
            IGNORED,
            REJECTED,
            HELD ->
            true;
      };
    }
  }

  /** As what products are counted and shown; every state counts once. */
  enum Sum {
    /** On its way. */
    WAITING,
    /** The shop shows the level. */
    DELIVERED,
    /** The shop did not take it: tried again, or refused. */
    FAILED,
    /** It stands for none of the shop's products, or for more than one. */
    UNMATCHED,
    /** An operator took it out. */
    IGNORED,
    /** Its run was stopped. */
    HELD;

    /** The states that count so. */
    public Set<State> states() {
      return Arrays.stream(State.values())
          .filter(state -> state.sum() == this)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
    }

    /** Likewise, for {@code state = any(?)}. */
    public SqlArray inSql() {
      return SqlArray.texts(states(), State::name);
    }
  }
}
