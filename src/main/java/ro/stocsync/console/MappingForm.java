package ro.stocsync.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ro.stocsync.mapping.MappingTarget;

/**
 * What an operator has chosen in the dialog so far.
 *
 * @param chosen the shop's products that are ticked
 * @param factors what is written beside each that was offered, ticked or not
 * @param together whether a stock may be fed by others too
 */
record MappingForm(Set<Long> chosen, Map<Long, String> factors, boolean together) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,12})?");

  /** Nothing but what the present mapping says. */
  static MappingForm of(List<MappingTarget> targets) {
    Set<Long> chosen = new LinkedHashSet<>();
    Map<Long, String> factors = new HashMap<>();
    targets.forEach(
        target -> {
          chosen.add(target.productId());
          factors.put(target.productId(), target.factor().stripTrailingZeros().toPlainString());
        });
    return new MappingForm(chosen, factors, false);
  }

  /**
   * As the browser sends it.
   *
   * @param offered every product of the list
   * @param factors what is written beside each, in the same order
   */
  static MappingForm of(
      List<Long> targets, List<Long> offered, List<String> factors, boolean together) {
    Map<Long, String> beside = new HashMap<>();
    for (int i = 0; i < Math.min(offered.size(), factors.size()); i++) {
      beside.put(offered.get(i), factors.get(i));
    }
    return new MappingForm(new LinkedHashSet<>(targets), beside, together);
  }

  /** What is written beside a product. */
  String factor(long product) {
    return factors.getOrDefault(product, "1");
  }

  /** The first factor beside a ticked product that is no number. */
  Optional<String> badFactor() {
    return chosen.stream().map(this::factor).filter(one -> number(one).isEmpty()).findFirst();
  }

  /** What is ticked, with its factors; those that are no number are left out. */
  List<MappingTarget> targets() {
    List<MappingTarget> targets = new ArrayList<>();
    chosen.forEach(
        id -> number(factor(id)).ifPresent(factor -> targets.add(new MappingTarget(id, factor))));
    return targets;
  }

  private static Optional<BigDecimal> number(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(new BigDecimal(stripped.replace(',', '.')))
        : Optional.empty();
  }
}
