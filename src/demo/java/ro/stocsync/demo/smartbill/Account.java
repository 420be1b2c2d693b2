package ro.stocsync.demo.smartbill;

/**
 * A firm and who may ask for it.
 *
 * @param cif its fiscal code
 * @param username the user's e-mail address
 * @param token the user's
 * @param stock the firm's
 */
record Account(String cif, String username, String token, SmartBillStock stock) {

  @Override
  public String toString() {
    return cif + " " + username;
  }
}
