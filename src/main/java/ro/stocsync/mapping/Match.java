package ro.stocsync.mapping;

import java.math.BigDecimal;
import java.util.List;
import ro.stocsync.ledger.ProductKey;

/** What a product key stands for in one shop. */
public sealed interface Match {

  /**
   * One product; or several, where an operator mapped it to several.
   *
   * @param shares what of the shop it feeds, each with a stock of its own; never empty
   * @param reason why
   */
  record Found(List<Share> shares, Reason reason) implements Match {

    /** Copies the list. */
    public Found {
      shares = List.copyOf(shares);
    }
  }

  /**
   * A product of the shop that a SmartBill product feeds.
   *
   * @param target where the stock is written
   * @param factor how many of the shop's pieces one of SmartBill's units is
   */
  record Share(Target target, BigDecimal factor) {}

  /** An operator said that it does not concern this shop. */
  record Ignored() implements Match {}

  /** None in our catalog. */
  record Missing() implements Match {}

  /** None in our catalog, which has not been read whole yet. */
  record CatalogUnread() implements Match {}

  /**
   * More than one could be meant.
   *
   * @param candidates the shop's ids of them
   */
  record Ambiguous(List<Long> candidates) implements Match {

    /** Copies the list. */
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * One, but another product key stands for the same stock.
   *
   * @param holderId the shop's id of the product that keeps the stock
   * @param rivals the other product keys
   */
  record Conflicting(long holderId, List<ProductKey> rivals) implements Match {

    /** Copies the list. */
    public Conflicting {
      rivals = List.copyOf(rivals);
    }
  }

  /** Why a product is the one; the strongest first. */
  enum Reason {
    /** An operator mapped it. */
    MANUAL,
    /** The code is its SKU. */
    CODE,
    /** The code is its SKU but for the letter case. */
    FOLDED_CODE,
    /** The code is its GTIN. */
    GTIN,
    /** The name is its name. */
    NAME
  }
}
