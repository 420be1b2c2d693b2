package ro.stocsync.smartbill;

import ro.stocsync.company.Phrase;

/** No connection, or no whole answer in time. */
public final class SmartBillUnreachable extends SmartBillException {

  private static final long serialVersionUID = 1L;

  SmartBillUnreachable(String company, String what) {
    super(company, what + "; it is tried again");
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("smartbill.unreachable");
  }
}
