package ro.stocsync.callback;

import java.util.Optional;

/**
 * One element of the list as SmartBill sent it, unjudged. Texts are empty where a field is missing
 * or null.
 *
 * @param code the product's code
 * @param name the product's name
 * @param warehouse the warehouse
 * @param quantity the quantity as written, number or text
 * @param malformed what makes the element unreadable, if anything: the name of a field that is
 *     neither text nor number, or empty text where the element is no object at all
 */
record RawItem(
    String code, String name, String warehouse, String quantity, Optional<String> malformed) {

  static final RawItem NOT_AN_OBJECT = new RawItem("", "", "", "", Optional.of(""));
}
