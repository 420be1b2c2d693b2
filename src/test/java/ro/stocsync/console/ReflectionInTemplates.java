package ro.stocsync.console;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down, in every test that renders a page, which types its template reads by reflection,
 * where Quarkus generated nothing. A JVM does not mind; in a native executable only registered
 * types can be read so. {@code NativeSourcesIT} compares.
 */
public class ReflectionInTemplates {

  /** A line for each type and each name that was read of it. */
  public static final Path NOTES = Path.of("target/reflection-in-templates.txt");

  void watch(@Observes EngineBuilder engine) {
    engine.addValueResolver(new Watching());
  }

  /** Stands right before Qute's own, which is the last of all. */
  private static final class Watching implements ValueResolver {

    private final ReflectionValueResolver reflection = new ReflectionValueResolver();
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

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
      String line = context.getBase().getClass().getName() + " " + context.getName() + "\n";
      if (noted.add(line)) {
        note(line);
      }
      return reflection.resolve(context);
    }

    private static synchronized void note(String line) {
      try {
        Files.writeString(NOTES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
