package ro.stocsync.campaign;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found after a campaign.
 *
 * @param lost changes that were answered 200 and are not in the ledger, or are not its last word
 * @param stale products of shops that do not show what the ledger says
 * @param staleBegins requests that a replica was stopped before between looking at its lease and
 *     sending, and that came after the lease; allowed, as no look can be later than the last one
 * @param takeovers leases that went to another without being given back
 * @param requests that the shops saw
 * @param breaches everything that must not be, in words
 */
record Verdict(
    long lost, long stale, long staleBegins, long takeovers, long requests, List<String> breaches) {

  /**
   * Judges what is there, once everything has settled.
   *
   * @param waiting what never settled
   */
  static Verdict of(Stage stage, Load load, List<String> waiting) {
    List<String> breaches = new ArrayList<>(waiting);
    List<String> lost = LedgerJudge.lost(stage.database(), load);
    List<String> stale = LedgerJudge.stale(stage);
    LeaseHistory leases = LeaseHistory.of(stage.database());
    WriterJudge writers = new WriterJudge(leases, stage.everyReplica());
    long requests = 0;
    for (CampaignShop shop : stage.shops()) {
      List<Seen> seen = shop.witness().all();
      requests += seen.size();
      breaches.addAll(writers.withoutLease(shop.name(), seen));
      breaches.addAll(writers.sameProductAtOnce(shop.name(), seen));
      breaches.addAll(writers.tooManyAtOnce(shop.name(), seen));
    }
    breaches.addAll(lost);
    breaches.addAll(stale);
    breaches.addAll(leases.overlaps());
    stage.endedByThemselves().forEach(replica -> breaches.add(replica + " ended by itself"));
    return new Verdict(
        lost.size(),
        stale.size(),
        writers.staleBegins(),
        leases.takeovers(),
        requests,
        List.copyOf(breaches));
  }
}
