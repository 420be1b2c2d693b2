package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import ro.stocsync.company.ShopKey;

/** Hears what the catalog tells of its changes. */
@ApplicationScoped
public class ToldChanges {

  private final List<CatalogChanged> told = new CopyOnWriteArrayList<>();

  void onCatalogChanged(@Observes CatalogChanged changed) {
    told.add(changed);
  }

  /** The products of each change of that shop so far; they are forgotten here. */
  public List<Set<Long>> of(ShopKey shop) {
    List<Set<Long>> ofShop =
        told.stream()
            .filter(changed -> changed.shop().equals(shop))
            .map(CatalogChanged::products)
            .toList();
    told.removeIf(changed -> changed.shop().equals(shop));
    return ofShop;
  }
}
