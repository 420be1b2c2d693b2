package ro.stocsync.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Link header of a list: the neighbouring pages, with the whole query of the request in each
 * (page-last, per-page-100), keys included (auth-query-string).
 */
final class PageLinks {

  private PageLinks() {}

  /** The header's value; where there is one page only it names the API's index. */
  static String of(ApiRequest request, int page, int pages) {
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(request, Math.min(page - 1, Math.max(pages, 1)), "prev"));
    }
    if (page < pages) {
      links.add(link(request, page + 1, "next"));
    }
    return links.isEmpty() ? index(request.site()) : String.join(", ", links);
  }

  /** What every other answer says (route-unknown). */
  static String index(String site) {
    return "<" + site + "/wp-json/>; rel=\"https://api.w.org/\"";
  }

  /** {@code page} keeps its place in the query, or comes last. */
  private static String link(ApiRequest request, int page, String relation) {
    Map<String, String> query = new LinkedHashMap<>(request.query());
    query.put("page", "" + page);
    String parameters =
        query.entrySet().stream().map(PageLinks::parameter).collect(Collectors.joining("&"));
    return "<%s%s%s?%s>; rel=\"%s\""
        .formatted(request.site(), ApiRequest.ROOT, request.path(), parameters, relation);
  }

  /** An empty parameter loses its equals sign (sku-empty). */
  private static String parameter(Map.Entry<String, String> parameter) {
    return parameter.getValue().isEmpty()
        ? parameter.getKey()
        : parameter.getKey()
            + "="
            + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
  }
}
