package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of a shop's settings. */
@MessageBundle("settings")
interface SettingsTexts {
  @Message("Setările magazinului {shop}")
  String title(String shop);

  @Message(
      "Înainte de salvare vedeți mai jos ce s-ar schimba. Nimic nu se aplică până nu" + " salvați.")
  String lead();

  @Message("Actualizează stocurile din magazinul online")
  String synchronised();

  @Message(
      "Cu „Nu” stocurile primite din SmartBill se înregistrează, dar nu ajung în magazin."
          + " Când treceți la „Da”, tot ce s-a schimbat între timp se trimite.")
  String synchronisedHelp();

  @Message("Da")
  String on();

  @Message("Nu")
  String off();

  @Message("Gestiuni urmărite")
  String warehouses();

  @Message(
      "Stocul arătat în magazin este suma gestiunilor bifate. Mișcările din celelalte"
          + " gestiuni sunt înregistrate, dar nu ajung în magazin.")
  String warehousesHelp();

  @Message("SmartBill nu are această gestiune")
  String unknownWarehouse();

  @Message("Alte gestiuni, câte una pe rând")
  String others();

  @Message(
      "SmartBill nu își poate spune acum gestiunile, așa că scrieți-le exact cum se numesc"
          + " acolo; literele mari și mici nu contează.")
  String othersHelp();

  @Message("Stoc de siguranță")
  String safetyStock();

  @Message(
      "Atâtea bucăți din fiecare produs nu se arată în magazin. Cu 2, un produs cu 5 bucăți"
          + " apare cu 3, iar unul cu 1 apare cu 0.")
  String safetyStockHelp();

  @Message("Zecimale")
  String decimals();

  @Message(
      "Ce se întâmplă cu stocuri precum 2,5. Cele mai multe magazine păstrează doar numere"
          + " întregi; acolo partea zecimală se taie întotdeauna în jos.")
  String decimalsHelp();

  @Message("Se trimit, dacă magazinul le păstrează")
  String decimalsExact();

  @Message("Se taie întotdeauna în jos (2,5 devine 2)")
  String decimalsFloor();

  @Message("Stoc negativ")
  String negative();

  @Message("În SmartBill un stoc poate coborî sub zero, când se vinde înainte de recepție.")
  String negativeHelp();

  @Message("Se trimite așa cum este (-4 rămâne -4)")
  String negativePassOn();

  @Message("Se arată ca zero")
  String negativeClamp();

  @Message("Produse fără gestionarea stocului")
  String manage();

  @Message(
      "Unele produse din WooCommerce nu au bifată „Gestionează stocul” și ignoră orice stoc"
          + " primit.")
  String manageHelp();

  @Message("Se arată în listă, nu se scrie nimic")
  String manageReport();

  @Message("Gestionarea se pornește odată cu primul stoc")
  String manageSwitchOn();

  @Message("După nume, dacă niciun produs din magazin nu are codul")
  String fallback();

  @Message(
      "Un produs cu cod în SmartBill se caută după SKU. Cu „Da”, dacă niciun produs din"
          + " magazin nu are acel cod, se ia cel cu exact același nume. Porniți numai dacă numele"
          + " sunt unice.")
  String fallbackHelp();

  @Message("Alegeți cel mult 100 de gestiuni, cu nume de cel mult 250 de caractere.")
  String wrongWarehouses();

  @Message(
      "Scrieți un număr de la 0 la 1000000000, fără separator de mii, cu cel mult 4" + " zecimale.")
  String wrongSafetyStock();

  @Message("Alegeți una dintre variante.")
  String wrongChoice();

  @Message("Nu s-a salvat: corectați câmpurile marcate.")
  String notSaved();

  @Message(
      "{#if n == 0}Salvat. Niciun produs nu trebuie trimis din nou.{#else}Salvat. "
          + "{n} {n.counted('produs se trimite','produse se trimit','de produse se trimit')} din această cauză.{/if}")
  String saved(long n);

  @Message(
      "Nu s-a salvat: altcineva a schimbat setările între timp. Ce ați completat a rămas;"
          + " salvând acum, înlocuiți schimbarea de mai jos.")
  String meanwhile();

  @Message("Efectul salvării")
  String effect();

  @Message("Schimbați ceva și aici apare ce s-ar întâmpla la salvare.")
  String effectNone();

  @Message("Nimic nou față de ce este salvat.")
  String effectSame();

  @Message("Corectați câmpurile cu valori nepermise ca să vedeți efectul.")
  String effectWrong();

  @Message(
      "{n} {n.counted('produs s-ar trimite din nou','produse s-ar trimite din nou','de"
          + " produse s-ar trimite din nou')}.")
  String effectDue(long n);

  @Message(
      "{n} {n.counted('produs din magazin ar arăta alt stoc','produse din magazin ar arăta"
          + " alt stoc','de produse din magazin ar arăta alt stoc')} decât acum.")
  String effectChanging(long n);

  @Message("{n} dintre ele ar ajunge la zero.")
  String effectEmptied(long n);

  @Message(
      "{n} {n.counted('produs nu ar mai fi urmărit','produse nu ar mai fi urmărite','de"
          + " produse nu ar mai fi urmărite')}; magazinul ar rămâne cu stocul pe care îl arată"
          + " acum.")
  String effectDropped(long n);

  @Message(
      "Sincronizarea ar fi oprită: stocurile s-ar înregistra, dar nu ar mai ajunge în"
          + " magazin, care ar putea vinde ce nu mai există.")
  String effectOff();

  @Message("Nu este aleasă nicio gestiune: niciun stoc nu ar mai ajunge în magazin.")
  String effectWithout();

  @Message("Webhook-uri")
  String webhooks();

  @Message(
      "Cu ele magazinul anunță singur StocSync când se schimbă un produs (SKU, nume, stoc),"
          + " fără să așteptați citirea periodică.")
  String webhooksHelp();

  @Message("Magazinul este întrebat…")
  String webhooksAsking();

  @Message("Nu pot fi înregistrate: lipsește stocsync.public-url.")
  String webhooksNoAddress();

  @Message(
      "Scrieți în configurație adresa la care magazinul poate chema StocSync, de exemplu"
          + " https://stocsync.magazin.ro, apoi reporniți.")
  String webhooksNoAddressCure();

  @Message("Magazinul ne anunță de toate schimbările.")
  String webhooksComplete();

  @Message("Magazinul nu ne anunță de: {topics}.")
  String webhooksMissing(String topics);

  @Message(
      "StocSync are grijă de ele: dacă cineva le șterge sau magazinul le oprește, le face la"
          + " loc.")
  String webhooksKept();

  @Message("StocSync nu are grijă de ele, pentru că nimeni nu le-a înregistrat de aici.")
  String webhooksNotKept();

  @Message("Înregistrează")
  String register();

  @Message("Șterge din magazin")
  String unregister();

  @Message("pornit")
  String hookActive();

  @Message("pus pe pauză în magazin")
  String hookPaused();

  @Message("oprit de magazin după livrări nereușite")
  String hookDisabled();
}
