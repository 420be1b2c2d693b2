package ro.stocsync.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How many passwords may be guessed: {@value #OF_ONE_USER} from one address for one user, and
 * {@value #FROM_ONE_ADDRESS} in all from it, then one a minute. Counted by name <i>and</i> address,
 * so that nobody can lock an operator out from elsewhere; each replica counts for itself. Behind a
 * proxy that hides addresses all operators share one: {@code quarkus.http.proxy.*} tells them
 * apart, and a session that is open goes on whatever is guessed.
 */
// Caffeine finds the kind of entry that these caches have by its name; Quarkus registers others.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
public class Guesses {

  static final int OF_ONE_USER = 10;
  static final int FROM_ONE_ADDRESS = 50;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 100_000;

  private final LoadingCache<String, Bucket> ofUsers = buckets(OF_ONE_USER);
  private final LoadingCache<String, Bucket> fromAddresses = buckets(FROM_ONE_ADDRESS);

  /** Forgets a bucket only once it must be full again, or where an attacker fills the memory. */
  private static LoadingCache<String, Bucket> buckets(int capacity) {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterAccess(MINUTE.multipliedBy(capacity))
        .build(
            key ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, MINUTE))
                    .build());
  }

  /** Whether one more from that address is looked at. */
  public boolean allowed(String address, String user) {
    String peer = Network.peer(address);
    return ofUsers.get(key(peer, user)).getAvailableTokens() > 0
        && fromAddresses.get(peer).getAvailableTokens() > 0;
  }

  /** Counts a wrong one. */
  public void failed(String address, String user) {
    String peer = Network.peer(address);
    ofUsers.get(key(peer, user)).tryConsume(1);
    fromAddresses.get(peer).tryConsume(1);
  }

  private static String key(String peer, String user) {
    return peer + " " + user.substring(0, Math.min(user.length(), 63));
  }
}
