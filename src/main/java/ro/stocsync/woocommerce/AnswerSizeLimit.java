package ro.stocsync.woocommerce;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.util.function.Consumer;

/** Ends a request whose answer grows beyond a size, before it fills the memory. */
final class AnswerSizeLimit implements Consumer<HttpClientRequest> {

  private final int maxBytes;

  AnswerSizeLimit(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void accept(HttpClientRequest request) {
    request
        .response()
        .onSuccess(response -> response.handler(new Counter(request, response.statusCode())));
  }

  /** The answer is larger than we read; whatever it is, it is not what we asked for. */
  static final class Exceeded extends RuntimeException {
    private final int status;

    Exceeded(int status) {
      super("The answer is too large", null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final class Counter implements Handler<Buffer> {

    private final HttpClientRequest request;
    private final int status;
    private long read;

    Counter(HttpClientRequest request, int status) {
      this.request = request;
      this.status = status;
    }

    @Override
    public void handle(Buffer chunk) {
      read += chunk.length();
      if (read > maxBytes) {
        request.reset(0, new Exceeded(status));
      }
    }
  }
}
