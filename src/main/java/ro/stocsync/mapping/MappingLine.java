package ro.stocsync.mapping;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of a CSV of mappings. Several lines of one SmartBill product say that it feeds several
 * products of the shop.
 *
 * @param line where it stands in the file, from 1
 * @param code the code of SmartBill's product; empty if it has none
 * @param name its name; may be empty where there is a code
 * @param action what is wanted
 * @param productId the shop's number for the product it feeds
 * @param sku that product's SKU, by which it is found where there is no number
 * @param factor how many of the shop's pieces one of SmartBill's units is
 */
public record MappingLine(
    int line,
    String code,
    String name,
    ProductMapping.Action action,
    Optional<Long> productId,
    Optional<String> sku,
    BigDecimal factor) {}
