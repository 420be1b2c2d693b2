package ro.stocsync.demo.smartbill;

import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;

/**
 * Stock that moves in SmartBill, and the call that tells of it; or none, as when the webhook is
 * lost. One movement at a time, its call included, so that calls tell of levels in their order;
 * whoever asks for levels meanwhile is answered.
 */
final class Movements {

  private final SmartBillStock stock;
  private final CallbackSender sender;
  private Random chance = new Random(1);

  /**
   * What happened.
   *
   * @param levels as they are now
   * @param call what was told of them; none if silent, or if nothing could move
   */
  record Movement(List<Level> levels, Optional<CallOut> call) {}

  Movements(SmartBillStock stock, CallbackSender sender) {
    this.stock = stock;
    this.sender = sender;
  }

  synchronized void seed(long seed) {
    chance = new Random(seed);
  }

  /**
   * Sets one level.
   *
   * @throws NoSuchElementException if the warehouse has no such product
   */
  synchronized Movement move(
      String warehouse, String product, BigDecimal quantity, boolean silently) {
    Level level =
        stock
            .change(warehouse, product, quantity)
            .orElseThrow(
                () ->
                    new NoSuchElementException(
                        "Gestiunea „%s” nu are produsul „%s”.".formatted(warehouse, product)));
    return told(List.of(level), silently);
  }

  synchronized Movement sell(int products, boolean silently) {
    return told(stock.sell(products, chance), silently);
  }

  private Movement told(List<Level> levels, boolean silently) {
    boolean tell = !silently && !levels.isEmpty();
    return new Movement(levels, tell ? Optional.of(sender.send(levels)) : Optional.empty());
  }

  synchronized CallOut testConnection() {
    return sender.send(List.of());
  }
}
