package ro.stocsync.alert;

import java.time.Duration;

/** What an alert can be about. */
public enum Cause {
  /** A shop does not answer, or not as it should. */
  SHOP_DOWN,
  /** Changes of stock wait too long to be shown in a shop. */
  WAITING,
  /** A shop has no counterpart of some products, or more than one. */
  UNMATCHED,
  /** A run would sell out too much of a shop, and asks first. */
  GUARD,
  /** SmartBill has not called for longer than is usual. */
  SILENT;

  /** How long it has to be seen before somebody is told; nobody wants to hear of a hiccup. */
  Duration patience(AlertConfig config) {
    return switch (this) {
      case SHOP_DOWN -> config.shopDown();
      case WAITING -> config.calm();
      case UNMATCHED, GUARD, SILENT -> Duration.ZERO;
    };
  }

  /** How long it has to be away before it has ended. */
  Duration calm(AlertConfig config) {
    return switch (this) {
      case SHOP_DOWN, WAITING -> config.calm();
      case UNMATCHED, GUARD, SILENT -> Duration.ZERO;
    };
  }

  /** The console's page that shows it, as a path. */
  String page(String company, String shop) {
    return switch (this) {
      case SHOP_DOWN -> "/console";
      case WAITING -> "/console/%s/%s/products?show=WAITING".formatted(company, shop);
      case UNMATCHED -> "/console/%s/%s/products?show=UNMATCHED".formatted(company, shop);
      case GUARD -> "/console/%s/runs".formatted(company);
      case SILENT -> "/console/%s/callbacks".formatted(company);
    };
  }
}
