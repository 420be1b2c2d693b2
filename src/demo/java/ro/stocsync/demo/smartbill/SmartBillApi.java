package ro.stocsync.demo.smartbill;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What SmartBill's API answers to who may ask (protocol.md, "We call SmartBill"). */
final class SmartBillApi {

  static final String ROOT = "/SBORO/api";

  private final Supplier<Set<Shape>> shapes;

  SmartBillApi(Supplier<Set<Shape>> shapes) {
    this.shapes = shapes;
  }

  /** A path may end with a slash. */
  Reply answer(Asked asked, List<Account> accounts) {
    String path = asked.path().substring(ROOT.length()).replaceFirst("/$", "");
    boolean known =
        switch (path) {
          case "/company/warehouses", "/stocks" -> true;
          case "/stocks/ecom" -> !shapes.get().contains(Shape.NO_ECOM);
          default -> false;
        };
    if (!known) {
      return Reply.error(404, "Adresa " + asked.path() + " nu exista.");
    }
    if (!asked.method().equals("GET")) {
      return Reply.error(405, "Metoda " + asked.method() + " nu este permisa.");
    }
    String cif = asked.parameter("cif");
    Optional<SmartBillStock> stock =
        accounts.stream().filter(of -> of.cif().equals(cif)).map(Account::stock).findFirst();
    return stock.map(of -> answer(path, asked, of)).orElseGet(() -> unknownCompany(cif));
  }

  private Reply answer(String path, Asked asked, SmartBillStock stock) {
    return switch (path) {
      case "/company/warehouses" -> Reply.json(json().warehouses(stock.warehouses()));
      case "/stocks/ecom" -> ecom(asked, stock);
      default -> stocks(asked, stock);
    };
  }

  private StockJson json() {
    return new StockJson(shapes.get());
  }

  private Reply unknownCompany(String cif) {
    int status = shapes.get().contains(Shape.ERRORS_WITH_200) ? 200 : 400;
    return Reply.error(status, "Firma " + cif + " nu a fost gasita pe server.");
  }

  private static Reply unknownWarehouse(String warehouse) {
    return Reply.error(400, "Gestiunea " + warehouse + " nu a fost gasita pe server.");
  }

  private Reply ecom(Asked asked, SmartBillStock stock) {
    String asking = asked.parameter("warehouseName");
    return stock.warehouses().stream()
        .filter(name -> name.equalsIgnoreCase(asking))
        .findFirst()
        .map(name -> Reply.json(json().ecom(stock.levels(name))))
        .orElseGet(() -> unknownWarehouse(asking));
  }

  /** Without a warehouse all of them; its name has to have the right letter case. */
  private Reply stocks(Asked asked, SmartBillStock stock) {
    if (!isDate(asked.parameter("date"))) {
      return Reply.error(400, "Data trebuie sa fie in formatul AAAA-LL-ZZ.");
    }
    String asking = asked.parameter("warehouseName");
    if (!asking.isEmpty() && !stock.warehouses().contains(asking)) {
      return unknownWarehouse(asking);
    }
    Map<String, List<Level>> found = new LinkedHashMap<>();
    for (String warehouse : asking.isEmpty() ? stock.warehouses() : List.of(asking)) {
      found.put(warehouse, filtered(stock.levels(warehouse), asked));
    }
    return Reply.json(json().stocks(found));
  }

  /** It keeps no history: every day's stock is that of now. */
  private static boolean isDate(String text) {
    try {
      return text.equals(LocalDate.parse(text).toString());
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static List<Level> filtered(List<Level> levels, Asked asked) {
    String code = asked.parameter("productCode");
    String name = asked.parameter("productName");
    return levels.stream()
        .filter(level -> code.isEmpty() || level.code().equals(code))
        .filter(level -> name.isEmpty() || level.name().equals(name))
        .toList();
  }
}
