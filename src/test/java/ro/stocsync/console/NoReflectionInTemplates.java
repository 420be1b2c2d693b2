package ro.stocsync.console;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionStage;

/**
 * Stands before the last of Qute's resolvers, which reads what templates name by reflection where
 * Quarkus generated nothing. On a JVM nobody would notice; in a native executable nothing is there.
 */
class NoReflectionInTemplates {

  void guard(@Observes EngineBuilder engine) {
    engine.addValueResolver(new Guard());
  }

  private static final class Guard implements ValueResolver {

    private final ReflectionValueResolver reflection = new ReflectionValueResolver();

    @Override
    public int getPriority() {
      return reflection.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
      return reflection.appliesTo(context);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
      throw new TemplateException(
          "Only reflection finds '%s' of %s: declare the type, or annotate it with @TemplateData"
              .formatted(context.getName(), context.getBase().getClass().getName()));
    }
  }
}
