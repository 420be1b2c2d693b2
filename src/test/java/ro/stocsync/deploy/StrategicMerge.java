package ro.stocsync.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Kubernetes' strategic merge patch, for the lists that ours touch. */
final class StrategicMerge {

  /** What the entries of a list are known by; other lists are replaced. */
  private static final Map<String, String> KEYS = Map.of("containers", "name");

  private StrategicMerge() {}

  /** Writes a change into what it changes; null takes out. */
  static void into(ObjectNode target, ObjectNode change) {
    change
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode was = target.path(name);
              JsonNode wanted = field.getValue();
              if (wanted.isNull()) {
                target.remove(name);
              } else if (was instanceof ObjectNode part && wanted instanceof ObjectNode changes) {
                into(part, changes);
              } else if (was instanceof ArrayNode list && KEYS.containsKey(name)) {
                wanted.forEach(entry -> into(list, (ObjectNode) entry, KEYS.get(name)));
              } else {
                target.set(name, wanted);
              }
            });
  }

  private static void into(ArrayNode list, ObjectNode change, String key) {
    Optional<JsonNode> known =
        StreamSupport.stream(list.spliterator(), false)
            .filter(entry -> entry.path(key).equals(change.path(key)))
            .findFirst();
    known.ifPresentOrElse(entry -> into((ObjectNode) entry, change), () -> list.add(change));
  }
}
