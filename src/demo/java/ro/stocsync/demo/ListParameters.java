package ro.stocsync.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lists refuse of their parameters by their schema (index-v3-product-args). */
final class ListParameters {

  private static final String INTEGER = "-?\\d+";

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "order",
          List.of("asc", "desc"),
          "orderby",
          List.of(
              "date",
              "id",
              "include",
              "title",
              "slug",
              "modified",
              "popularity",
              "rating",
              "post__in",
              "price",
              "sales",
              "menu_order",
              "random"),
          "status",
          List.of("any", "future", "trash", "draft", "pending", "private", "publish"));

  private ListParameters() {}

  /** The first parameter that is none of its words or no list of ids. */
  static Optional<ApiError> wrong(ApiRequest request) {
    return WORDS.keySet().stream()
        .sorted()
        .flatMap(name -> noWord(request, name).stream())
        .findFirst()
        .or(() -> noIds(request));
  }

  /**
   * The first of {@code per_page} and {@code page} that no list takes (per-page-101, page-zero).
   */
  static Optional<ApiError> wrongPaging(ApiRequest request) {
    for (String name : List.of("per_page", "page")) {
      if (!request.parameter(name).orElse("1").matches("-?\\d{1,9}")) {
        return Optional.of(ApiError.invalidType(name, "integer"));
      }
    }
    int perPage = number(request, "per_page", 10);
    if (perPage < 1 || perPage > 100) {
      return Optional.of(
          ApiError.invalidParameter(
              "per_page",
              "rest_out_of_bounds",
              "per_page must be between 1 (inclusive) and 100 (inclusive)"));
    }
    return number(request, "page", 1) < 1
        ? Optional.of(
            ApiError.invalidParameter(
                "page", "rest_out_of_bounds", "page must be greater than or equal to 1"))
        : Optional.empty();
  }

  static int number(ApiRequest request, String name, int byDefault) {
    return request.parameter(name).map(Integer::parseInt).orElse(byDefault);
  }

  private static Optional<ApiError> noWord(ApiRequest request, String name) {
    List<String> words = WORDS.get(name);
    return request
        .parameter(name)
        .filter(given -> !words.contains(given))
        .map(
            given ->
                ApiError.invalidParameter(
                    name,
                    "rest_not_in_enum",
                    "%s is not one of %s.".formatted(name, String.join(", ", words))));
  }

  private static Optional<ApiError> noIds(ApiRequest request) {
    List<String> ids = request.parameter("include").map(ListParameters::parts).orElse(List.of());
    return ids.stream()
        .filter(id -> !id.matches(INTEGER))
        .findFirst()
        .map(
            id ->
                ApiError.invalidParameter(
                    "include",
                    "rest_invalid_type",
                    "include[%d] is not of type integer.".formatted(ids.indexOf(id))));
  }

  /** The ids of {@code include}; an empty list is no filter. */
  static Optional<List<Long>> include(ApiRequest request) {
    return request
        .parameter("include")
        .map(ListParameters::parts)
        .filter(ids -> !ids.isEmpty())
        .map(ids -> ids.stream().map(DemoApi::id).toList());
  }

  private static List<String> parts(String list) {
    return Arrays.stream(list.split("[\\s,]+")).filter(part -> !part.isEmpty()).toList();
  }
}
