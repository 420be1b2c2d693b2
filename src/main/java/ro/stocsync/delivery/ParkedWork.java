package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import ro.stocsync.catalog.CatalogChanged;

/** Lets parked products come back when the shop's catalog changed under them. */
@ApplicationScoped
public class ParkedWork {

  private static final Logger LOG = Logger.getLogger(ParkedWork.class);

  private final DueWork work;

  /** Over the due work. */
  public ParkedWork(DueWork work) {
    this.work = work;
  }

  void onCatalogChanged(@Observes CatalogChanged changed) {
    int back = work.retryParked(changed.transaction(), changed.shop());
    if (back > 0) {
      LOG.infof(
          "Shop %s: its catalog changed, %d parked products are tried again", changed.shop(), back);
    }
  }
}
