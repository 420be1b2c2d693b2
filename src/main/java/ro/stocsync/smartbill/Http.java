package ro.stocsync.smartbill;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.trust.Trust;

/**
 * One GET at a time, its body as it comes. Java's own client, because Quarkus' REST client would
 * hold a list of stocks in memory whole. Redirects are not followed: they would carry the token to
 * another host.
 */
@ApplicationScoped
class Http {

  private final SmartBillConfig config;
  private final HttpClient client;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("smartbill-timeouts").factory());

  Http(SmartBillConfig config, Trust trust) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(config.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    trust.contextOf(Trust.Peer.SMARTBILL).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  @PreDestroy
  void close() {
    watch.shutdownNow();
    client.shutdownNow();
  }

  /** Reads an answer. */
  interface Reader<T> {

    /**
     * Reads what came.
     *
     * @throws IOException if it cannot be read to its end
     */
    T read(int status, HttpHeaders headers, InputStream body) throws IOException;
  }

  /** The answer is longer than it may be. */
  static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Asks, and has the answer read.
   *
   * @throws SmartBillUnreachable if there was no connection, or no whole answer in time
   * @throws IOException what the reader throws
   */
  <T> T get(SmartBillAccount account, String path, Map<String, String> parameters, Reader<T> reader)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path, parameters))
            .timeout(config.requestTimeout())
            .header("Authorization", "Basic " + basic(account))
            .header("Accept", "application/json")
            .GET()
            .build();
    HttpResponse<InputStream> answer = send(account, request);
    Watched body = new Watched(answer.body(), config.maxAnswerSize().asLongValue());
    // The client's own timeout ends with the headers.
    ScheduledFuture<?> end =
        watch.schedule(body::expire, config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try (body) {
      return reader.read(answer.statusCode(), answer.headers(), body);
    } catch (IOException e) {
      if (body.expired()) {
        throw late(account);
      }
      throw e;
    } finally {
      end.cancel(false);
    }
  }

  private HttpResponse<InputStream> send(SmartBillAccount account, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw late(account);
    } catch (ConnectException e) {
      throw new SmartBillUnreachable(
          account.company(), "cannot be reached at " + config.url().getAuthority());
    } catch (IOException e) {
      throw new SmartBillUnreachable(
          account.company(), "broke the connection off (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SmartBillUnreachable(account.company(), "was not asked, StocSync stops");
    }
  }

  private SmartBillUnreachable late(SmartBillAccount account) {
    return new SmartBillUnreachable(
        account.company(), "gave no whole answer in " + config.requestTimeout().toSeconds() + " s");
  }

  private URI uri(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(config.url() + path + "?" + query);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String basic(SmartBillAccount account) {
    String both = account.username() + ":" + account.token().reveal();
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  /** A body that ends in an exception when it takes too long or grows too long. */
  private static final class Watched extends FilterInputStream {

    private long left;
    private volatile boolean expired;

    Watched(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    boolean expired() {
      return expired;
    }

    void expire() {
      expired = true;
      try {
        // Wakes whoever reads.
        in.close();
      } catch (IOException e) {
        // It is closed all the same.
        left = 0;
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (expired) {
        throw new IOException("too late");
      }
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new TooLong();
      }
      return read;
    }
  }
}
