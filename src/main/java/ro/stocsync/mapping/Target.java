package ro.stocsync.mapping;

/**
 * Where the stock of a product or variation is written: to itself, or to its parent where the
 * parent keeps the stock for its variations (woocommerce-recordings 24).
 *
 * @param productId the product or variation that was found
 * @param sku its SKU as the shop has it
 * @param holderId the product or variation whose stock is written
 * @param holderParentId the holder's parent if the holder is a variation, else 0
 * @param managed whether the shop keeps stock for the holder
 */
public record Target(
    long productId, String sku, long holderId, long holderParentId, boolean managed) {}
