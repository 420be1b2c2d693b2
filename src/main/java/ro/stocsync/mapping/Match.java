package ro.stocsync.mapping;

import java.util.List;

/** What a product key stands for in one shop. */
public sealed interface Match {

  /**
   * One product.
   *
   * @param target where its stock is written
   * @param reason why this one
   */
  record Found(Target target, Reason reason) implements Match {}

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
   */
  record Conflicting(long holderId) implements Match {}

  /** Why a product is the one. */
  enum Reason {
    /** The code is its SKU. */
    CODE,
    /** The product has no code, and the name is its name. */
    NAME
  }
}
