package ro.stocsync.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An error in WooCommerce's words.
 *
 * @param status HTTP status
 * @param code the code of the error
 * @param message in English, as the real shop's
 * @param data what else stands under {@code data}
 */
record ApiError(int status, String code, String message, ObjectNode data) {

  static final ApiError NO_KEY =
      of(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
  static final ApiError NO_KEY_WRITING =
      of(401, "woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource.");
  static final ApiError WRONG_SECRET =
      of(401, "woocommerce_rest_authentication_error", "Consumer secret is invalid.");
  static final ApiError READ_ONLY =
      of(
          401,
          "woocommerce_rest_authentication_error",
          "The API key provided does not have write permissions.");
  static final ApiError WRITE_ONLY =
      of(
          401,
          "woocommerce_rest_authentication_error",
          "The API key provided does not have read permissions.");
  static final ApiError NO_ROUTE =
      of(404, "rest_no_route", "No route was found matching the URL and request method.");
  static final ApiError TOO_MANY =
      of(
          413,
          "woocommerce_rest_request_entity_too_large",
          "Unable to accept more than 100 items for this request.");
  static final ApiError IS_VARIATION =
      of(
          404,
          "woocommerce_rest_invalid_product_id",
          "To manipulate product variations you should use the"
              + " /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.");
  static final ApiError NO_VARIATION =
      of(404, "woocommerce_rest_product_variation_invalid_id", "Invalid ID.");
  static final ApiError EXTERNAL =
      of(
          400,
          "product_external_invalid_manage_stock",
          "External products cannot be stock managed.");

  static ApiError of(int status, String code, String message) {
    return new ApiError(
        status, code, message, JsonNodeFactory.instance.objectNode().put("status", status));
  }

  /** Unknown product: 404 on reading, 400 on writing. */
  static ApiError noProduct(int status) {
    return of(status, "woocommerce_rest_product_invalid_id", "Invalid ID.");
  }

  static ApiError invalidJson(int phpCode, String phpMessage) {
    ApiError error = of(400, "rest_invalid_json", "Invalid JSON body passed.");
    error.data.put("json_error_code", phpCode).put("json_error_message", phpMessage);
    return error;
  }

  static ApiError invalidType(String parameter, String type) {
    ApiError error =
        invalidParameter(
            parameter, "rest_invalid_type", parameter + " is not of type " + type + ".");
    ((ObjectNode) error.data.get("details").get(parameter))
        .putObject("data")
        .put("param", parameter);
    return error;
  }

  static ApiError invalidParameter(String parameter, String code, String message) {
    ApiError error = of(400, "rest_invalid_param", "Invalid parameter(s): " + parameter);
    error.data.putObject("params").put(parameter, message);
    error
        .data
        .putObject("details")
        .putObject(parameter)
        .put("code", code)
        .put("message", message)
        .putNull("data");
    return error;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", code).put("message", message).set("data", data);
    return json;
  }
}
