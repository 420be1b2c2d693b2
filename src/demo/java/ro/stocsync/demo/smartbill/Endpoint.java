package ro.stocsync.demo.smartbill;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands before the API: who asks, and how often. */
final class Endpoint {

  private final Accounts accounts;
  private final CallLimit limit;
  private final SmartBillApi api;

  Endpoint(Accounts accounts, CallLimit limit, SmartBillApi api) {
    this.accounts = accounts;
    this.limit = limit;
    this.api = api;
  }

  /**
   * A call is counted, be it answered or failed; who is not known, or is shut out, is answered at
   * once.
   *
   * @param failing what to send instead of an answer, asked once for a call that would be answered
   */
  Sent answer(Asked asked, Supplier<Optional<SmartBillFault>> failing) {
    List<Account> of = accounts.of(asked);
    if (of.isEmpty()) {
      Optional<SmartBillFault> fault = failing.get();
      return new Sent(unauthorized(), fault);
    }
    CallLimit.Standing standing = limit.call(of.getFirst().username());
    if (standing.shutOut()) {
      Reply refusal =
          Reply.error(403, "Ati depasit limita de apeluri. Incercati din nou peste 10 minute.");
      return new Sent(refusal.with(standing.headers()), Optional.empty());
    }
    return new Sent(api.answer(asked, of).with(standing.headers()), failing.get());
  }

  /** The words are ours; SmartBill's own were not seen. */
  static Reply unauthorized() {
    return Reply.error(401, "Autentificare esuata. Verificati utilizatorul si tokenul.");
  }

  /**
   * An answer on its way.
   *
   * @param reply what it would be
   * @param fault what becomes of it
   */
  record Sent(Reply reply, Optional<SmartBillFault> fault) {}
}
