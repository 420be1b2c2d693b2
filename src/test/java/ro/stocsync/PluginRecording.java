package ro.stocsync;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What SmartBill's own plugin was sent in a real shop: the same bodies are sent to us. */
public final class PluginRecording {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PluginRecording() {}

  /** The body of that recording. */
  public static String body(String name) {
    try (InputStream file =
        PluginRecording.class.getResourceAsStream(
            "/smartbill-plugin-recordings/" + name + ".json")) {
      JsonNode request = JSON.readTree(file).get("request");
      return request.has("body")
          ? request.get("body").toString()
          : request.get("body_text").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends that recording's body to our callback. */
  public static ValidatableResponse sent(String name) {
    return sends(body(name));
  }

  /** Sends a body to our callback. */
  public static ValidatableResponse sends(String body) {
    return given()
        .header("Authorization", "Bearer " + WithDemoShop.TOKEN)
        .contentType("application/json; charset=UTF-8")
        .body(body)
        .post("/smartbill/acme/stocks")
        .then();
  }
}
