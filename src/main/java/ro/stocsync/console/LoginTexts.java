package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the log-in. */
@MessageBundle("login")
interface LoginTexts {
  @Message("Intrare în cont")
  String title();

  @Message("Utilizator")
  String user();

  @Message("Parola")
  String password();

  @Message("Intră")
  String enter();

  @Message(
      "Numele sau parola nu sunt corecte. După mai multe încercări greșite trebuie să așteptați"
          + " câteva minute.")
  String failed();

  @Message("Consola este oprită")
  String off();

  @Message(
      "Niciun utilizator nu este configurat. Administratorul o pornește scriind în configurație"
          + " stocsync.users.<nume>.password și .role.")
  String offCure();
}
