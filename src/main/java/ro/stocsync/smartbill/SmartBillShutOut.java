package ro.stocsync.smartbill;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import ro.stocsync.company.Phrase;

/**
 * SmartBill has shut the account out for a while (403, and 429 alike), and no replica calls it
 * meanwhile. Its published limit is 30 calls in 10 seconds, of all programs of the account.
 */
public final class SmartBillShutOut extends SmartBillException {

  private static final long serialVersionUID = 1L;

  /** Read alike in every language of ours, for a phrase has texts alone. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm:ss").withZone(ZoneId.of("Europe/Bucharest"));

  private final Instant until;

  SmartBillShutOut(String company, Instant until) {
    super(
        company,
        "has shut the account out until "
            + until
            + ", because it was called too often; StocSync stays under half of the limit, so look"
            + " which other program uses the account. It goes on by itself");
    this.until = until;
  }

  /** When it may be called again. */
  public Instant until() {
    return until;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("smartbill.shut-out", TIME.format(until));
  }
}
