package ro.stocsync.mapping;

import java.math.BigDecimal;

/**
 * A product of the shop that a SmartBill product feeds.
 *
 * @param productId the shop's number for the product or variation
 * @param factor how many of the shop's pieces one of SmartBill's units is; greater than zero
 */
public record MappingTarget(long productId, BigDecimal factor) {}
