package ro.stocsync.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code stocsync.catalog.*}: how fresh our mirror of the shops' products is. */
@ConfigMapping(prefix = "stocsync.catalog")
public interface CatalogConfig {

  /** How often each shop is asked what changed, at least a second: as the scheduler writes it. */
  @WithDefault("60s")
  String refresh();
}
