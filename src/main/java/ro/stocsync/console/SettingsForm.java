package ro.stocsync.console;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import ro.stocsync.company.SettingsDraft;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.ShopSettings.Decimals;
import ro.stocsync.company.ShopSettings.ManageStock;
import ro.stocsync.company.ShopSettings.NegativeStock;
import ro.stocsync.company.Warehouse;

/**
 * A shop's settings as they stand in a form, right or wrong.
 *
 * @param warehouses the ticked ones
 * @param others more of them, one a line
 * @param synchronised {@code true} or {@code false}
 * @param safetyStock a number, with a comma or a point
 * @param decimals a name of {@link Decimals}
 * @param negativeStock a name of {@link NegativeStock}
 * @param manageStock a name of {@link ManageStock}
 * @param nameFallback {@code true} or {@code false}
 * @param seen the fingerprint of the settings that the form was filled with
 */
public record SettingsForm(
    @RestForm @Size(max = MOST) List<@Size(max = LONGEST) String> warehouses,
    @RestForm @Size(max = LONGEST) String others,
    @RestForm @Size(max = LONGEST) String synchronised,
    @RestForm @Size(max = LONGEST) String safetyStock,
    @RestForm @Size(max = LONGEST) String decimals,
    @RestForm @Size(max = LONGEST) String negativeStock,
    @RestForm @Size(max = LONGEST) String manageStock,
    @RestForm @Size(max = LONGEST) String nameFallback,
    @RestForm @Size(max = LONGEST) String seen) {

  /** What a form can hold at all; what a setting may be, the draft says. */
  private static final int LONGEST = 2_000;

  private static final int MOST = 1_000;

  /** What is not sent is empty. */
  public SettingsForm {
    warehouses = warehouses == null ? List.of() : List.copyOf(warehouses);
    others = text(others);
    synchronised = text(synchronised);
    safetyStock = text(safetyStock);
    decimals = text(decimals);
    negativeStock = text(negativeStock);
    manageStock = text(manageStock);
    nameFallback = text(nameFallback);
    seen = text(seen);
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  /** Filled with the settings in force. */
  static SettingsForm of(ShopSettings settings, Ui ui) {
    return new SettingsForm(
        settings.warehouseNames(),
        "",
        Boolean.toString(settings.synchronised()),
        ui.editable(settings.safetyStock()),
        settings.decimals().name(),
        settings.negativeStock().name(),
        settings.manageStock().name(),
        Boolean.toString(settings.nameFallback()),
        settings.fingerprint());
  }

  /** The same, for who has seen those settings. */
  SettingsForm seeing(ShopSettings settings) {
    return new SettingsForm(
        warehouses,
        others,
        synchronised,
        safetyStock,
        decimals,
        negativeStock,
        manageStock,
        nameFallback,
        settings.fingerprint());
  }

  /** The same with the warehouses of another form. */
  SettingsForm choosing(SettingsForm other) {
    return new SettingsForm(
        other.warehouses,
        other.others,
        synchronised,
        safetyStock,
        decimals,
        negativeStock,
        manageStock,
        nameFallback,
        seen);
  }

  /** What the form says; a setting that it says nothing usable of is missing. */
  SettingsDraft draft() {
    return new SettingsDraft(
        names(),
        truth(synchronised),
        number(),
        named(decimals, Decimals.values()),
        named(negativeStock, NegativeStock.values()),
        named(manageStock, ManageStock.values()),
        truth(nameFallback));
  }

  /** The names of the settings that cannot be as they stand in the form. */
  Set<String> wrong(Validator validator) {
    return validator.validate(draft()).stream()
        .map(ConstraintViolation::getPropertyPath)
        .map(path -> path.iterator().next().getName())
        .collect(Collectors.toSet());
  }

  /**
   * A warehouse to be ticked.
   *
   * @param name as SmartBill writes it, where it is known
   * @param chosen whether it is ticked
   * @param unknown whether SmartBill has no such warehouse
   */
  record Box(String name, boolean chosen, boolean unknown) {}

  /**
   * All that can be ticked.
   *
   * @param listed what SmartBill lists; empty if it cannot be asked
   */
  List<Box> boxes(Optional<List<String>> listed) {
    Map<Warehouse, Box> boxes = new LinkedHashMap<>();
    Set<Warehouse> chosen = names().stream().map(Warehouse::named).collect(Collectors.toSet());
    listed.orElse(List.of()).stream()
        .filter(name -> !name.isBlank())
        .forEach(
            name -> {
              Warehouse warehouse = Warehouse.named(name);
              boxes.putIfAbsent(warehouse, new Box(name, chosen.contains(warehouse), false));
            });
    names()
        .forEach(
            name ->
                boxes.putIfAbsent(Warehouse.named(name), new Box(name, true, listed.isPresent())));
    return List.copyOf(boxes.values());
  }

  /** The ticked ones and the others, each once. */
  private List<String> names() {
    return Stream.concat(warehouses.stream(), others.lines())
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(
            Collectors.toMap(
                Warehouse::named, Function.identity(), (one, again) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** What no number is, is missing; so is 1.000, which may mean one or a thousand. */
  private BigDecimal number() {
    String plain = safetyStock.replace(',', '.');
    return !plain.endsWith(".000") && plain.matches("-?\\d{1,20}(\\.\\d{1,20})?")
        ? new BigDecimal(plain)
        : null;
  }

  private static <E extends Enum<E>> E named(String name, E[] all) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }
}
