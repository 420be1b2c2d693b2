package ro.stocsync.smartbill;

/** SmartBill was asked and did not answer as it should; the message says what to do. */
public abstract sealed class SmartBillException extends RuntimeException
    permits SmartBillUnauthorized,
        SmartBillShutOut,
        SmartBillRefused,
        SmartBillUnreachable,
        SmartBillAnswerInvalid {

  private static final long serialVersionUID = 1L;

  SmartBillException(String company, String what) {
    super("Company " + company + ": SmartBill " + what);
  }
}
