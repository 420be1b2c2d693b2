package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of what is done with products, one or many, and of what came of it. */
@MessageBundle("action")
interface ActionTexts {
  @Message("Cu cele alese:")
  String chosen();

  @Message("Toate cele {n} găsite, nu doar cele din pagină")
  String whole(String n);

  @Message("Primele {n} găsite, nu doar cele din pagină")
  String first(String n);

  @Message("Ignoră")
  String ignore();

  @Message("Nu mai ignora")
  String release();

  @Message("Uită…")
  String forget();

  @Message("{n} {n.counted('produs se trimite','produse se trimit','de produse se trimit')} acum.")
  String delivering(long n);

  @Message(
      "{n} {n.counted('produs este ignorat','produse sunt ignorate','de produse sunt ignorate')} de"
          + " acum.")
  String ignored(long n);

  @Message(
      "{n} {n.counted('produs nu mai este ignorat','produse nu mai sunt ignorate',"
          + "'de produse nu mai sunt ignorate')}.")
  String released(long n);

  @Message(
      "{n} {n.counted('produs a fost uitat','produse au fost uitate','de produse au fost uitate')}.")
  String forgotten(long n);

  @Message("Produsul a fost legat; stocul lui se trimite.")
  String mapped();

  @Message("Legătura a fost ștearsă; produsul este căutat din nou după cod sau nume.")
  String unmapped();

  @Message(
      "Anulat: {n} {n.counted('produs este legat','produse sunt legate','de produse sunt legate')} ca"
          + " înainte.")
  String undone(long n);

  @Message("Alegeți cel puțin un produs din listă, apoi apăsați din nou butonul.")
  String nothing();

  @Message("Anulează")
  String undo();

  @Message("Uitați aceste produse?")
  String sure();

  @Message(
      "StocSync șterge stocul, legăturile și starea lor, în toate magazinele firmei. Magazinele"
          + " păstrează stocul pe care îl arată. Uitați numai ce SmartBill nu mai are: ce mai are se"
          + " întoarce la următoarea mișcare.")
  String forgetting();

  @Message("Acest lucru nu poate fi anulat.")
  String never();

  @Message("Da, uită {n} {n.counted('produs','produse','de produse')}")
  String forgetNow(long n);
}
