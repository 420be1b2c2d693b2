package ro.stocsync.smartbill;

import java.util.List;

/**
 * A part of a list of stocks.
 *
 * @param lines the lines that say which product and how much
 * @param unusable how many others there were; they are never guessed
 */
public record StockChunk(List<StockLine> lines, int unusable) {

  /** Copies the list. */
  public StockChunk {
    lines = List.copyOf(lines);
  }
}
