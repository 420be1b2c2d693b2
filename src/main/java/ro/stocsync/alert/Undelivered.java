package ro.stocsync.alert;

import java.time.Instant;
import ro.stocsync.company.Phrase;

/**
 * A message that has not arrived.
 *
 * @param channel by which way it was to go
 * @param recipient an e-mail address; empty for the webhook
 * @param subject what it is about
 * @param createdAt when it was written
 * @param problem why it did not arrive; of the bundle {@code reason}
 * @param givenUp whether it is not tried any more
 */
public record Undelivered(
    Channel channel,
    String recipient,
    String subject,
    Instant createdAt,
    Phrase problem,
    boolean givenUp) {}
