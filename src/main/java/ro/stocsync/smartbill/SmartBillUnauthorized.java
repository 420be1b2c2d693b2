package ro.stocsync.smartbill;

import ro.stocsync.company.Phrase;

/** SmartBill does not know the user or the token (401). */
public final class SmartBillUnauthorized extends SmartBillException {

  private static final long serialVersionUID = 1L;

  SmartBillUnauthorized(String company) {
    super(
        company,
        "does not let the user in (401): compare stocsync.companies."
            + company
            + ".username with the e-mail address you log in with, and .api-token (or .token) with"
            + " Contul meu > Integrari; a changed password changes the token");
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("smartbill.unauthorized", company());
  }
}
