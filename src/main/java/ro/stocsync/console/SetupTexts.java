package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the set-up. */
@MessageBundle("setup")
interface SetupTexts {
  @Message("Pornirea sincronizării pentru {company}")
  String title(String company);

  @Message("{done} din {all} pași gata")
  String progress(long done, long all);

  @Message("Totul este pornit. SmartBill ne anunță mișcările, iar magazinul le urmează.")
  String ready();

  @Message("Gata")
  String done();

  @Message("De făcut")
  String open();

  @Message("Lipiți în SmartBill adresa și tokenul")
  String paste();

  @Message("Deschideți SmartBill Cloud: Contul meu > Integrări > Sincronizare stocuri.")
  String pasteWhere();

  @Message("Adresa (URL) de lipit în SmartBill")
  String address();

  @Message("Copiază")
  String copy();

  @Message("Copiată: o puteți lipi în SmartBill.")
  String copied();

  @Message(
      "Browserul nu lasă pagina să copieze. Adresa este selectată: apăsați Ctrl+C (pe Mac, Cmd+C).")
  String copyByHand();

  @Message(
      "Adresa este cea la care ați deschis pagina. Dacă SmartBill trebuie să folosească"
          + " alta, scrieți în configurație stocsync.public-url.")
  String guessed();

  @Message(
      "Adresa nu este https: tokenul ar călători necriptat. Puneți StocSync în spatele unui"
          + " https.")
  String plain();

  @Message(
      "Adresa este a acestui calculator sau a rețelei interne: SmartBill, de pe internet, nu"
          + " o poate chema. Scrieți în configurație stocsync.public-url.")
  String inside();

  @Message(
      "Tokenul îl dă SmartBill, în aceeași pagină. În StocSync stă în configurație, la"
          + " stocsync.companies.{company}.token; nu este arătat niciodată aici.")
  String token(String company);

  @Message("Verificați tokenul: lipiți ce arată SmartBill")
  String check();

  @Message("Verifică")
  String checkButton();

  @Message("Este cel din configurație.")
  String tokenRight();

  @Message(
      "Este altul decât cel din configurație. Copiați-l din SmartBill în configurație și"
          + " reporniți StocSync.")
  String tokenOther();

  @Message("Lipiți mai întâi tokenul.")
  String tokenEmpty();

  @Message("Prea multe încercări greșite. Așteptați câteva minute.")
  String tokenMany();

  @Message("SmartBill a chemat ultima dată cu tokenul bun acum {age}.")
  String called(String age);

  @Message(
      "SmartBill nu a chemat încă. După ce ați lipit, apăsați „Testează conexiunea” în"
          + " SmartBill.")
  String neverCalled();

  @Message("Contul SmartBill")
  String account();

  @Message(
      "Cu el StocSync citește gestiunile și preia stocurile. CIF-ul, utilizatorul și tokenul"
          + " stau în configurație.")
  String accountHelp();

  @Message("Gestiunile din SmartBill")
  String names();

  @Message("Întreabă din nou")
  String again();

  @Message("Gestiunile urmărite")
  String warehouse();

  @Message("Bifați pentru fiecare magazin gestiunile al căror stoc îl arată.")
  String warehouseHelp();

  @Message(
      "{#if n == 0}Salvat. Niciun produs nu trebuie trimis din nou.{#else}Salvat. "
          + "{n} {n.counted('produs se trimite','produse se trimit','de produse se trimit')} din această cauză.{/if}")
  String saved(long n);

  @Message(
      "Nu s-a salvat: alegeți cel mult 100 de gestiuni, cu nume de cel mult 250 de" + " caractere.")
  String wrong();

  @Message(
      "Nu s-a salvat: altcineva a schimbat setările între timp. Verificați ce este ales și"
          + " salvați din nou.")
  String meanwhile();

  @Message("Testează conexiunea")
  String test();

  @Message(
      "StocSync verifică drumul, verigă cu verigă: SmartBill, baza de date, magazinul. Nimic"
          + " nu se schimbă.")
  String testHelp();

  @Message("Se verifică…")
  String testing();

  @Message("Verificat chiar acum.")
  String tested();

  @Message("Sincronizarea inițială")
  String pull();

  @Message(
      "Toate stocurile se citesc din SmartBill și se compară cu magazinul. Vedeți ce s-ar"
          + " schimba și abia după confirmarea dumneavoastră se scrie.")
  String pullHelp();

  @Message(
      "Cât timp un magazin este pe „Nu” (pasul 6), stocurile se citesc, dar ajung în el abia când"
          + " alegeți „Da”.")
  String pullOff();

  @Message("Pornește sincronizarea inițială")
  String begin();

  @Message("Pornește din nou")
  String beginAgain();

  @Message("A pornit.")
  String begun();

  @Message("O altă preluare nu s-a încheiat încă: așteptați-o, confirmați-o sau opriți-o mai jos.")
  String pullOpen();

  @Message("Nu poate porni fără contul SmartBill: vedeți pasul 2.")
  String pullNoAccount();

  @Message("Ultima preluare încheiată: acum {age}.")
  String pulledAt(String age);

  @Message("Toate preluările")
  String allRuns();

  @Message("„Da” la „Actualizează stocurile din magazinul online”")
  String switchOn();

  @Message("Ultimul pas: de acum stocurile din SmartBill ajung singure în magazin.")
  String switchOnHelp();

  @Message("Stocurile ajung în magazin.")
  String isOn();

  @Message("Stocurile se înregistrează, dar nu ajung în magazin.")
  String isOff();

  @Message("Toate setările magazinului {shop}")
  String more(String shop);
}
