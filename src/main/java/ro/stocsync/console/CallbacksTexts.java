package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the callbacks' pages. */
@MessageBundle("callbacks")
interface CallbacksTexts {
  @Message("Apeluri SmartBill")
  String title();

  @Message("Apelul {id}")
  String one(long id);

  @Message("Căutați după codul sau numele întreg al produsului")
  String search();

  @Message("Rezultat")
  String outcome();

  @Message("Toate")
  String all();

  @Message("Preluate")
  String acceptedOnes();

  @Message("Refuzate")
  String refusedOnes();

  @Message("Teste de conexiune")
  String tests();

  @Message("Caută")
  String find();

  @Message("Preluat")
  String accepted();

  @Message("Preluat în parte")
  String partly();

  @Message("Refuzat")
  String refused();

  @Message("Test reușit")
  String tested();

  @Message("Test nereușit")
  String testFailed();

  @Message("Preluat din nou")
  String replayed();

  @Message("Primit")
  String received();

  @Message("Produse")
  String items();

  @Message("{accepted} din {items}")
  String taken(String accepted, String items);

  @Message("Problema")
  String problem();

  @Message("Niciun apel.")
  String empty();

  @Message("Mai vechi")
  String older();

  @Message("Cele mai noi")
  String latest();

  @Message("Înapoi la apeluri")
  String back();

  @Message("de {who}, din apelul {of}")
  String replayOf(String who, long of);

  @Message("Preluat din nou de {who}")
  String replayedBy(String who);

  @Message("Ce i s-a răspuns")
  String answered();

  @Message("Nu s-a păstrat: apelul a venit la o versiune mai veche.")
  String answerUnknown();

  @Message("Conținutul, așa cum a fost primit")
  String body();

  @Message("Conținutul nu a fost păstrat: apelul a venit la o versiune mai veche.")
  String bodyUnknown();

  @Message("Cererea nu a avut conținut.")
  String bodyEmpty();

  @Message("Conținutul a fost prea mare sau s-a întrerupt: s-a păstrat doar începutul.")
  String cutOff();

  @Message("Se arată doar începutul; fișierul le cuprinde pe toate.")
  String cutHere();

  @Message("Descarcă ({bytes} {n.counted('octet','octeți','de octeți')})")
  String download(long n, String bytes);

  @Message("Descarcă lista (CSV)")
  String csv();

  @Message("Poziția")
  String position();

  @Message("Produs")
  String product();

  @Message("Gestiune")
  String warehouse();

  @Message("Cantitate")
  String quantity();

  @Message("Ce s-a întâmplat")
  String verdict();

  @Message("fără cod")
  String noCode();

  @Message("fără nume")
  String noName();

  @Message("Preia din nou")
  String replay();

  @Message("Preluarea din nou a apelului {id}")
  String replayTitle(long id);

  @Message(
      "{n} {n.counted('stoc s-ar pune din nou și s-ar trimite','stocuri s-ar pune din nou și s-ar"
          + " trimite','de stocuri s-ar pune din nou și s-ar trimite')} în magazinele care îl"
          + " urmăresc.")
  String again(long n);

  @Message(
      "{n} {n.counted('stoc rămâne cum este','stocuri rămân cum sunt','de stocuri rămân cum"
          + " sunt')}: un apel de mai târziu a adus altul.")
  String newerCallback(long n);

  @Message(
      "{n} {n.counted('stoc rămâne cum este','stocuri rămân cum sunt','de stocuri rămân cum"
          + " sunt')}: o preluare de mai târziu a găsit altul.")
  String newerPull(long n);

  @Message(
      "{n} {n.counted('stoc nu se mai pune','stocuri nu se mai pun','de stocuri nu se mai pun')}:"
          + " produsul are între timp alt cod sau alt nume.")
  String otherKey(long n);

  @Message(
      "{n} {n.counted('rând nu poate','rânduri nu pot','de rânduri nu pot')} fi preluat: nu spune"
          + " un stoc care să poată fi folosit.")
  String unusable(long n);

  @Message("Un stoc mai nou nu este înlocuit niciodată, nici dacă vine chiar acum.")
  String promise();

  @Message("Niciun stoc din acest apel nu mai este cel mai nou; nu este nimic de preluat.")
  String nothingAgain();

  @Message(
      "{n} {n.counted('stoc a fost pus din nou','stocuri au fost puse din nou','de stocuri au fost"
          + " puse din nou')}; {left} au rămas cum erau.")
  String done(long n, String left);

  @Message("{n} {n.counted('trimitere începe','trimiteri încep','de trimiteri încep')} acum.")
  String due(long n);

  @Message("Vedeți ce s-a preluat")
  String seeReceipt();
}
