package ro.stocsync.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/**
 * Which page somebody asked for.
 *
 * @param page from 1
 * @param size items a page
 */
public record Paging(
    @QueryParam("page") @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
    @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {

  <T> Page<T> of(List<T> items, long total) {
    return new Page<>(items, page, size, total);
  }
}
