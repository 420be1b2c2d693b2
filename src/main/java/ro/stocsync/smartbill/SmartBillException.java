package ro.stocsync.smartbill;

import ro.stocsync.company.Phrase;

/** SmartBill was asked and did not answer as it should; the message says what to do. */
public abstract sealed class SmartBillException extends RuntimeException
    permits SmartBillUnauthorized,
        SmartBillShutOut,
        SmartBillRefused,
        SmartBillUnreachable,
        SmartBillAnswerInvalid {

  private static final long serialVersionUID = 1L;

  private final String company;

  SmartBillException(String company, String what) {
    super("Company " + company + ": SmartBill " + what);
    this.company = company;
  }

  /** Whose account was asked. */
  public String company() {
    return company;
  }

  /**
   * What happened, in words for the owner of the shop: a phrase of the bundle {@code reason}, with
   * a cure.
   */
  public abstract Phrase phrase();
}
