package ro.stocsync.woocommerce;

import java.time.Duration;
import java.util.Optional;

/**
 * What runs a shop (system-status); empty texts where it does not say.
 *
 * @param wooCommerce WooCommerce's version
 * @param wordPress WordPress' version
 * @param php PHP's version
 * @param maxExecution how long PHP lets a request run; empty if unlimited or unknown
 */
public record ShopVersions(
    String wooCommerce, String wordPress, String php, Optional<Duration> maxExecution) {}
