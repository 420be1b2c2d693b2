package ro.stocsync.demo.smartbill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks the demo SmartBill as plainly as can be. */
final class SmartBillClient implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final DemoSmartBill smartBill;

  SmartBillClient(DemoSmartBill smartBill) {
    this.smartBill = smartBill;
  }

  /** As the firm's user, below the API's root. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return getAs(DemoSmartBill.USERNAME, DemoSmartBill.TOKEN, path);
  }

  HttpResponse<String> getAs(String username, String token, String path)
      throws IOException, InterruptedException {
    byte[] credentials = (username + ":" + token).getBytes(StandardCharsets.UTF_8);
    return send(
        "GET",
        smartBill.url() + path,
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  /** What a shell's curl does to a lever. */
  HttpResponse<String> pull(String method, String lever) throws IOException, InterruptedException {
    return send(method, smartBill.site() + lever, "Accept", "*/*");
  }

  HttpResponse<String> send(String method, String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .headers(headers)
            .method(method, BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> postForm(String lever, String form)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(smartBill.site() + lever))
            .header("Accept", "text/html,application/xhtml+xml")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  @Override
  public void close() {
    http.close();
  }
}
