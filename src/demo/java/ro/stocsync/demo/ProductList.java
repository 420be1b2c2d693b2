package ro.stocsync.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** {@code GET /products}, {@code /variations} and {@code /products/<id>/variations}. */
final class ProductList {

  private static final ZoneId SHOP_TIME = ZoneId.of("Europe/Bucharest");

  private final DemoCatalog catalog;
  private final ProductJson json;

  ProductList(DemoCatalog catalog, ProductJson json) {
    this.catalog = catalog;
    this.json = json;
  }

  /** Products; with {@code sku} variations too (woocommerce-recordings 1). */
  ApiAnswer products(ApiRequest request) {
    Optional<String> sku = sku(request);
    Stream<DemoProduct> found =
        sku.map(this::withSku)
            .orElseGet(() -> catalog.all().filter(product -> !product.isVariation()));
    return page(request, found, json::underProducts);
  }

  /** Variations of every parent (variations-all). */
  ApiAnswer variations(ApiRequest request) {
    Stream<DemoProduct> found =
        sku(request).map(this::withSku).orElseGet(catalog::all).filter(DemoProduct::isVariation);
    return page(request, found, json::underVariations);
  }

  /** Variations of one parent (variations-of-parent); an old shop does not name it in them. */
  ApiAnswer variationsOf(long parent, ApiRequest request, boolean old) {
    return page(
        request,
        catalog.variationsOf(parent).stream(),
        (variation, fields) -> {
          ObjectNode shown = json.underVariations(variation, fields);
          return old ? shown.without("parent_id") : shown;
        });
  }

  /** An empty SKU and {@code 0} are read as no filter at all (sku-empty, sku-zero). */
  private static Optional<String> sku(ApiRequest request) {
    return request
        .parameter("sku")
        .map(Collation::clean)
        .filter(sku -> !sku.isEmpty() && !sku.equals("0"));
  }

  /** The whole parameter is one SKU too, so that one with a comma is found alone (sku-comma). */
  private Stream<DemoProduct> withSku(String parameter) {
    List<String> parts =
        Stream.concat(Stream.of(parameter), Arrays.stream(parameter.split(",")))
            .filter(part -> !part.isEmpty())
            .toList();
    return catalog.bySku(parts).stream();
  }

  private ApiAnswer page(
      ApiRequest request,
      Stream<DemoProduct> found,
      BiFunction<DemoProduct, Optional<String>, ObjectNode> show) {
    Optional<ApiError> wrong = check(request);
    if (wrong.isPresent()) {
      return ApiAnswer.error(wrong.get());
    }
    int perPage = ListParameters.number(request, "per_page", 10);
    int page = ListParameters.number(request, "page", 1);
    List<DemoProduct> all = found.filter(asked(request)).sorted(order(request)).toList();
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    all.stream()
        .skip((page - 1L) * perPage)
        .limit(perPage)
        .forEach(product -> items.add(show.apply(product, request.fields())));
    int pages = (all.size() + perPage - 1) / perPage;
    return ApiAnswer.json(
        items,
        Map.of(
            "X-WP-Total", "" + all.size(),
            "X-WP-TotalPages", "" + pages,
            "Link", PageLinks.of(request, page, pages)));
  }

  private static Optional<ApiError> check(ApiRequest request) {
    if (request.query().keySet().stream().anyMatch(name -> name.startsWith("sku["))) {
      return Optional.of(ApiError.invalidType("sku", "string"));
    }
    Optional<ApiError> paging = ListParameters.wrongPaging(request);
    if (paging.isPresent()) {
      return paging;
    }
    try {
      modifiedAfter(request);
    } catch (DateTimeParseException e) {
      return Optional.of(
          ApiError.invalidParameter("modified_after", "rest_invalid_date", "Invalid date."));
    }
    return ListParameters.wrong(request);
  }

  private static java.util.function.Predicate<DemoProduct> asked(ApiRequest request) {
    Optional<Set<Long>> include = ListParameters.include(request).map(Set::copyOf);
    Optional<String> type = request.parameter("type");
    String status = request.parameter("status").orElse("any");
    Optional<Instant> modifiedAfter = modifiedAfter(request);
    Optional<WordSearch> search =
        request.parameter("search").filter(words -> !words.isBlank()).map(WordSearch::new);
    return product ->
        (status.equals("any") ? !product.status.equals("trash") : product.status.equals(status))
            && include.map(ids -> ids.contains(product.id)).orElse(true)
            && type.map(product.type::equals).orElse(true)
            && modifiedAfter.map(product.modified::isAfter).orElse(true)
            && search.map(words -> words.test(product)).orElse(true);
  }

  /** Shop time, unless the dates are said to be GMT (modified-after-local). */
  private static Optional<Instant> modifiedAfter(ApiRequest request) {
    boolean gmt = request.parameter("dates_are_gmt").filter("true"::equals).isPresent();
    return request
        .parameter("modified_after")
        .map(text -> text.replaceFirst("(\\.\\d+)?Z$", ""))
        .map(LocalDateTime::parse)
        .map(time -> gmt ? time.toInstant(ZoneOffset.UTC) : time.atZone(SHOP_TIME).toInstant());
  }

  private static Comparator<DemoProduct> order(ApiRequest request) {
    if (request.parameter("orderby").filter("include"::equals).isPresent()) {
      List<Long> ids = ListParameters.include(request).orElse(List.of());
      return Comparator.comparingInt(product -> ids.indexOf(product.id));
    }
    boolean byId = request.parameter("orderby").filter("id"::equals).isPresent();
    boolean ascending = request.parameter("order").filter("asc"::equals).isPresent();
    Comparator<DemoProduct> id = Comparator.comparingLong(product -> product.id);
    Instant soon = Instant.now().plus(Duration.ofHours(1));
    Comparator<DemoProduct> order =
        byId
            ? id
            : Comparator.<DemoProduct, Boolean>comparing(product -> product.created.isAfter(soon))
                .thenComparing(id);
    return ascending ? order : order.reversed();
  }
}
