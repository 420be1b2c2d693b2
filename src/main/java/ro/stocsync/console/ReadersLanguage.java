package ro.stocsync.console;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;

/** Pages are written in the language that their reader chose, not in the browser's. */
class ReadersLanguage {

  void prepare(@Observes EngineBuilder engine, Ui ui) {
    engine.addTemplateInstanceInitializer(
        instance -> {
          if (Arc.container().requestContext().isActive()) {
            instance.setLocale(ui.locale());
          }
        });
  }
}
