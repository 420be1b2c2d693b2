package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as PHP sees it.
 *
 * @param address the whole of it, as asked for
 * @param method upper case
 * @param path below {@code /wp-json/wc/v3}
 * @param query decoded, in its order; of a parameter given twice the last one (sku-repeated-param)
 * @param posted the members of a JSON body, which are parameters too
 * @param authorization the header, if it arrived
 * @param json whether the body is declared as JSON
 * @param body as sent
 */
record ApiRequest(
    String address,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> posted,
    Optional<String> authorization,
    boolean json,
    byte[] body) {

  static final String ROOT = "/wp-json/wc/v3";

  static Map<String, String> query(String url) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = URI.create(url).getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.put(decoded(name), decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The same with the members of a JSON body as parameters, which come first (get-with-body). */
  ApiRequest with(JsonNode parameters) {
    Map<String, String> members = new LinkedHashMap<>();
    parameters
        .properties()
        .forEach(member -> members.put(member.getKey(), member.getValue().asText()));
    return new ApiRequest(address, method, path, query, members, authorization, json, body);
  }

  /** The shop's own address: scheme, host and port. */
  String site() {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** The path and query as they stand in the request line. */
  String target() {
    return address.substring(site().length());
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(posted.get(name)).or(() -> Optional.ofNullable(query.get(name)));
  }

  Optional<String> fields() {
    return parameter("_fields").filter(fields -> !fields.isEmpty());
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  /** PUT, POST and PATCH do the same (woocommerce-recordings 27). */
  boolean isWrite() {
    return method.equals("PUT") || method.equals("POST") || method.equals("PATCH");
  }
}
