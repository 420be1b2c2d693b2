package ro.stocsync.campaign;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws what goes wrong: the same for the same seed. Kinds are dealt like cards, so that each comes
 * before any comes twice.
 */
final class Draws {

  private static final int SHORTEST_REST = 300;

  private final Random random;
  private final Map<Kind.Victim, Deque<Kind>> decks = new EnumMap<>(Kind.Victim.class);

  Draws(long seed) {
    random = new Random(seed);
  }

  /**
   * The faults that each of so many victims suffers, one after the other.
   *
   * @param longestRest between two of them
   */
  List<List<Blow>> draw(Kind.Victim sort, int victims, int each, Duration longestRest) {
    List<List<Blow>> all = new ArrayList<>();
    for (int victim = 0; victim < victims; victim++) {
      List<Blow> blows = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        Kind kind = deal(sort);
        int rest = random.nextInt(SHORTEST_REST, (int) longestRest.toMillis());
        blows.add(new Blow(kind, victim, Duration.ofMillis(rest), kind.drawDuration(random)));
      }
      all.add(blows);
    }
    return all;
  }

  private Kind deal(Kind.Victim sort) {
    Deque<Kind> deck = decks.computeIfAbsent(sort, victim -> new ArrayDeque<>());
    if (deck.isEmpty()) {
      List<Kind> shuffled = new ArrayList<>(Kind.of(sort));
      Collections.shuffle(shuffled, random);
      deck.addAll(shuffled);
    }
    return deck.removeFirst();
  }
}
