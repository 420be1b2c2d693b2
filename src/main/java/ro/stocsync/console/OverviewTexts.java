package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the overview. */
@MessageBundle("overview")
interface OverviewTexts {
  @Message("Sincronizare pornită")
  String on();

  @Message("Sincronizare oprită")
  String off();

  @Message("Așteaptă")
  String waiting();

  @Message("Eșuate")
  String failed();

  @Message("Fără pereche")
  String unmatched();

  @Message("Oprite")
  String held();

  @Message("Cea mai veche modificare netrimisă: de {age}")
  String oldest(String age);

  @Message("Totul este trimis")
  String allSent();

  @Message("Nimic nu așteaptă; ce nu a putut fi trimis este numărat mai sus")
  String nothingWaits();

  @Message("Ultima trimitere reușită: acum {age}")
  String lastDelivered(String age);

  @Message("Încă nimic trimis")
  String neverDelivered();

  @Message("Ultimul apel SmartBill: acum {age}")
  String lastCallback(String age);

  @Message("SmartBill nu a trimis încă nimic")
  String neverCalled();

  @Message("Magazinul este lăsat în pace până la următoarea încercare: {problem}")
  String down(String problem);

  @Message("Conexiunea")
  String connection();

  @Message("Se verifică…")
  String checking();

  @Message("Toate verificările au trecut")
  String connected();

  @Message(
      "{n} {n.counted('verificare nereușită','verificări nereușite','de verificări nereușite')}")
  String broken(long n);

  @Message("Ultimele 24 de ore: {delivered} trimise, {failed} eșuate")
  String lastDay(String delivered, String failed);

  @Message("O preluare de stoc așteaptă răspunsul dumneavoastră; până atunci nu se scrie nimic.")
  String pullAsks();

  @Message("O reconciliere așteaptă răspunsul dumneavoastră; până atunci nu se scrie nimic.")
  String reconciliationAsks();

  @Message("Vedeți și răspundeți")
  String answer();

  @Message("{n} trimise")
  String delivered(String n);

  @Message("{n} eșuate")
  String failures(String n);
}
