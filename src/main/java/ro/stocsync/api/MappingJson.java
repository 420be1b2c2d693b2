package ro.stocsync.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingDraft;
import ro.stocsync.mapping.MappingTarget;
import ro.stocsync.mapping.ProductMapping;

/**
 * An operator's mapping.
 *
 * @param id its number
 * @param product the key of SmartBill's product
 * @param code its code
 * @param name its name
 * @param action what was decided
 * @param targets what it feeds; none where it is ignored
 * @param changedAt when it was decided
 * @param changedBy who decided it
 */
public record MappingJson(
    UUID id,
    String product,
    String code,
    String name,
    ProductMapping.Action action,
    List<TargetJson> targets,
    Instant changedAt,
    String changedBy) {

  static MappingJson of(ProductMapping mapping) {
    return new MappingJson(
        mapping.id(),
        mapping.product().value(),
        mapping.code(),
        mapping.name(),
        mapping.action(),
        mapping.targets().stream()
            .map(target -> new TargetJson(target.productId(), Optional.of(target.factor())))
            .toList(),
        mapping.changedAt(),
        mapping.changedBy());
  }

  /**
   * A product of the shop that is fed.
   *
   * @param productId the shop's number for the product or variation
   * @param factor how many of the shop's pieces one of SmartBill's units is; 1 if left out
   */
  public record TargetJson(@Positive long productId, Optional<@Positive BigDecimal> factor) {}

  /**
   * What an operator wants.
   *
   * @param code the code of SmartBill's product; empty or left out if it has none
   * @param name its name; needed where it has no code
   * @param action {@code MAP}, or {@code IGNORE} where it does not concern this shop
   * @param targets what it shall feed; left out where it is ignored
   * @param together {@code true} if it may feed a stock that another mapping feeds: both are summed
   */
  public record WishJson(
      @Size(max = 250) String code,
      @Size(max = 600) String name,
      @NotNull ProductMapping.Action action,
      @Size(max = 50) List<@NotNull @Valid TargetJson> targets,
      boolean together) {

    MappingDraft draft() {
      String known = Optional.ofNullable(code).orElse("").strip();
      String called = Optional.ofNullable(name).orElse("").strip();
      ProductKey product =
          ProductKey.of(known, called)
              .orElseThrow(() -> new ApiException(Response.Status.BAD_REQUEST, "product.neither"));
      List<MappingTarget> fed =
          Optional.ofNullable(targets).orElse(List.of()).stream()
              .map(
                  target ->
                      new MappingTarget(target.productId(), target.factor().orElse(BigDecimal.ONE)))
              .toList();
      return new MappingDraft(product, known, called, action, fed, together);
    }
  }
}
