package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.mapping.MappingRefused;

/** Says what came of an action: within the page that asked, or on one of its own. */
@ApplicationScoped
class SaidPages {

  private static final String TRIGGER = "HX-Trigger";
  private static final String ROWS = "products-changed";

  private final Ui ui;

  SaidPages(Ui ui) {
    this.ui = ui;
  }

  /** What was done. */
  enum What {
    DELIVERING,
    IGNORED,
    RELEASED,
    FORGOTTEN,
    MAPPED,
    UNMAPPED,
    UNDONE,
    NOTHING,
    REFUSED
  }

  /**
   * What came of an action.
   *
   * @param n of how many products
   * @param undo by which number it is undone
   * @param words why it could not be done, if so
   */
  record Said(Place place, What what, long n, Optional<UUID> undo, String words) {

    static Said of(Place place, What what, long n) {
      return new Said(place, what, n, Optional.empty(), "");
    }

    /** Whether it was done. */
    public boolean good() {
      return what != What.NOTHING && what != What.REFUSED;
    }
  }

  /** Within a page. */
  record Part(Said said) implements TemplateInstance {}

  /** On a page of its own. */
  record Whole(Place place, Said said) implements TemplateInstance {}

  /**
   * The answer.
   *
   * @param part whether a page with scripts asked, which then shows its rows anew
   */
  Response answer(Said said, boolean part) {
    Response.Status status = said.good() ? Response.Status.OK : Response.Status.BAD_REQUEST;
    return part
        ? Response.status(status).entity(new Part(said)).header(TRIGGER, ROWS).build()
        : Response.status(status).entity(new Whole(said.place(), said)).build();
  }

  /** Likewise, to a dialog, which closes. */
  Response answerDialog(Said said, boolean part) {
    return part
        ? Response.ok(new Part(said))
            .header(TRIGGER, ROWS + ", dialog-done")
            .header("HX-Retarget", "#said")
            .header("HX-Reswap", "innerHTML")
            .build()
        : answer(said, false);
  }

  /** Why a mapping cannot be, in words. */
  String words(MappingRefused refused) {
    return ui.texts("mapping").get(refused.key(), refused.arguments().toArray());
  }

  Said refused(Place place, MappingRefused refused) {
    return new Said(place, What.REFUSED, 0, Optional.empty(), words(refused));
  }
}
