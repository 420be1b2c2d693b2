package ro.stocsync.company;

/**
 * What SmartBill's own API asks for: without it a company's stock cannot be pulled, only received.
 *
 * @param company whose account it is
 * @param cif the fiscal code (CIF) by which SmartBill knows the firm
 * @param username the e-mail address of the user who logs in to SmartBill
 * @param token that user's token, from Contul meu &gt; Integrări
 */
public record SmartBillAccount(String company, String cif, String username, Secret token) {

  /** The account with the token that another reading of the configuration gave. */
  SmartBillAccount withTokenOf(SmartBillAccount read) {
    return new SmartBillAccount(company, cif, username, read.token);
  }
}
