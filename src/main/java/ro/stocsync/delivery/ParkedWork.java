package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import ro.stocsync.catalog.CatalogChanged;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingChanged;
import ro.stocsync.mapping.ProductMatcher;

/**
 * Lets products be tried anew when what they stand for may have changed under them: those that are
 * parked, and those that were delivered to a product that is another one now.
 */
@ApplicationScoped
public class ParkedWork {

  private static final Logger LOG = Logger.getLogger(ParkedWork.class);

  private final DueWork work;
  private final ProductMatcher matcher;

  /** Over the due work. */
  public ParkedWork(DueWork work, ProductMatcher matcher) {
    this.work = work;
    this.matcher = matcher;
  }

  void onCatalogChanged(@Observes CatalogChanged changed) {
    List<ProductKey> affected =
        matcher.triedAnew(changed).stream().filter(key -> !changed.inHand().contains(key)).toList();
    int again = work.wantAgain(changed.transaction(), changed.shop(), affected);
    int back = work.retryParked(changed.transaction(), changed.shop());
    if (back + again > 0) {
      LOG.infof(
          "Shop %s: its catalog changed, %d products are matched anew, %d of them were parked",
          changed.shop(), back + again, back);
    }
  }

  void onMappingChanged(@Observes MappingChanged changed) {
    work.wantAgain(changed.transaction(), changed.shop(), changed.products());
  }
}
