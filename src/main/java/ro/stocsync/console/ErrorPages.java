package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;

/** What a reader of the console sees where a page cannot be shown. */
@ApplicationScoped
public class ErrorPages {

  /**
   * The page.
   *
   * @param status of HTTP
   * @param says what happened, and what to do; empty where nobody said it
   */
  record Error(int status, String says) implements TemplateInstance {}

  /**
   * The page with that status and those words, in the reader's language; to a part of a page that
   * asks, a part.
   */
  public String html(int status, String says) {
    return new Error(status, says).render();
  }
}
