package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the alerts' page. */
@MessageBundle("alerts")
interface AlertsTexts {
  @Message("Deschise acum")
  String open();

  @Message("Nicio alertă deschisă.")
  String nothingOpen();

  @Message("de {lasted}, începând cu")
  String since(String lasted);

  @Message("Deschideți")
  String look();

  @Message("Cine este anunțat")
  String targets();

  @Message("Prin e-mail")
  String email();

  @Message("Prin webhook")
  String webhook();

  @Message("Rezumat zilnic")
  String digest();

  @Message("în fiecare zi la {at}")
  String digestAt(String at);

  @Message("nu se trimite")
  String noDigest();

  @Message("Nimeni nu este anunțat: alertele se văd numai pe această pagină.")
  String nobody();

  @Message(
      "Pentru e-mail scrieți în configurație {email}, cu adresele despărțite prin virgule, și"
          + " serverul de e-mail la {host} și {from}. Pentru webhook scrieți adresa la {webhook}.")
  String howTo(String email, String host, String from, String webhook);

  @Message("Trimiteți un mesaj de probă")
  String test();

  @Message("Se trimite…")
  String testing();

  @Message("Mesajul de probă a fost preluat de serverul de e-mail pentru {to}.")
  String mailArrived(String to);

  @Message("Mesajul de probă pentru {to} nu a plecat: {problem}")
  String mailRefused(String to, String problem);

  @Message("Webhook-ul de la {host} a primit mesajul de probă.")
  String hookArrived(String host);

  @Message("Webhook-ul nu a primit mesajul de probă: {problem}")
  String hookRefused(String problem);

  @Message("Nu este nimeni căruia să i se trimită.")
  String nobodyToTest();

  @Message("Mesaje neajunse")
  String undelivered();

  @Message("Mesaj")
  String subject();

  @Message("Către")
  String to();

  @Message("De ce")
  String why();

  @Message("Scris la")
  String writtenAt();

  @Message("se încearcă din nou")
  String retried();

  @Message("s-a renunțat")
  String givenUp();

  @Message("Când se trimite o alertă")
  String thresholds();

  @Message("Magazin căzut: când nu răspunde cum trebuie de cel puțin {span}.")
  String whenDown(String span);

  @Message("Stocuri care așteaptă: când o modificare nu a ajuns în magazin de cel puțin {span}.")
  String whenWaiting(String span);

  @Message(
      "Produse fără pereche: după cel puțin {span}; despre altele noi cel mult un mesaj la {pause}.")
  String whenUnmatched(String span, String pause);

  @Message("Preluare oprită: de îndată ce o preluare sau o reconciliere vă cere confirmarea.")
  String whenGuard();

  @Message(
      "SmartBill tace: după cel puțin {span} de program (luni–vineri, 8–20, fără sărbătorile"
          + " legale) fără niciun stoc și de {factor} ori mai mult decât pauzele obișnuite ale firmei"
          + " din 28 de zile; niciodată sub 20 de apeluri.")
  String whenSilent(String span, String factor);

  @Message(
      "Despre fiecare alertă se scrie o dată și încă o dată când se încheie; un magazin trebuie să"
          + " meargă bine {span} pentru ca alerta lui să se încheie.")
  String once(String span);

  @Message("Un mesaj care nu poate fi trimis se încearcă din nou timp de {span}.")
  String givingUp(String span);

  @Message("Încheiate")
  String past();

  @Message("Alertă")
  String alert();

  @Message("Unde")
  String where();

  @Message("A început")
  String began();

  @Message("A durat")
  String lasted();
}
