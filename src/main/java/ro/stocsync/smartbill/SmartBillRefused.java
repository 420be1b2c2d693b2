package ro.stocsync.smartbill;

import ro.stocsync.company.Phrase;

/** SmartBill says what it does not like: {@code errorText}, with 200 or any other status. */
public final class SmartBillRefused extends SmartBillException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String errorText;

  SmartBillRefused(String company, int status, String errorText) {
    super(company, "answers: " + errorText + " (" + status + ")");
    this.status = status;
    this.errorText = errorText;
  }

  /** The status it came with. */
  public int status() {
    return status;
  }

  /** Its own words. */
  public String errorText() {
    return errorText;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("smartbill.refused", company(), errorText);
  }
}
