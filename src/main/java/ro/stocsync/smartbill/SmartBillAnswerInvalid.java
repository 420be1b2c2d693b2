package ro.stocsync.smartbill;

import ro.stocsync.company.Phrase;

/** An answer that is not what was asked for: a page of some proxy, a list that is cut off. */
public final class SmartBillAnswerInvalid extends SmartBillException {

  private static final long serialVersionUID = 1L;

  private final int status;

  SmartBillAnswerInvalid(String company, int status, String what) {
    super(company, "gave an answer that cannot be used (" + status + "): " + what);
    this.status = status;
  }

  /** The status it came with. */
  public int status() {
    return status;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("smartbill.answer-invalid", status);
  }
}
