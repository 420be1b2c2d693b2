package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the dialog that maps a product. */
@MessageBundle("mappings")
interface MappingTexts {
  @Message("Leagă {name}")
  String title(String name);

  @Message("SmartBill: {code}, stoc {level}")
  String facts(String code, String level);

  @Message("SmartBill: fără cod, stoc {level}")
  String codeless(String level);

  @Message("Legat manual de {who}.")
  String byHand(String who);

  @Message("Ignorat în acest magazin de {who}.")
  String ignoredBy(String who);

  @Message("Căutați în catalogul magazinului: nume, SKU, cod de bare sau ID")
  String search();

  @Message("Caută")
  String find();

  @Message("Alese")
  String chosen();

  @Message("Sugestii")
  String suggestions();

  @Message("Găsite")
  String found();

  @Message("Nu am găsit chiar acest text; nume asemănătoare:")
  String alike();

  @Message("Nimic asemănător. Căutați mai sus produsul din magazin.")
  String nothing();

  @Message("același cod în alt magazin al firmei")
  String elsewhere();

  @Message("cod asemănător")
  String code();

  @Message("nume asemănător")
  String name();

  @Message("stoc {stock}")
  String stock(String stock);

  @Message("nu ține stoc")
  String noStock();

  @Message("Alimentat deja de {name} (legat manual).")
  String fedByHand(String name);

  @Message(
      "Alimentat deja de {name}, găsit după cod sau nume: acela ajunge în conflict până îl legați tot"
          + " aici sau îl ignorați.")
  String fedByMatch(String name);

  @Message("1 bucată SmartBill =")
  String factor();

  @Message("bucăți în magazin")
  String pieces();

  @Message("Adună stocurile: produsul alimentează același stoc împreună cu cel de acum")
  String together();

  @Message(
      "Fără bifa aceasta, un stoc alimentat deja manual de alt produs nu mai poate fi ales. Cu ea,"
          + " magazinul arată suma amândurora.")
  String togetherMeans();

  @Message("Leagă de cele alese")
  String map();

  @Message("Ignoră în acest magazin")
  String ignore();

  @Message("Șterge legătura")
  String remove();

  @Message("Leagă…")
  String open();

  @Message("Schimbă legătura…")
  String change();

  @Message("Descarcă toate legăturile (CSV)")
  String download();

  @Message("Factorul „{factor}” nu este un număr. Scrieți, de exemplu, 1 sau 0,5.")
  String badFactor(String factor);
}
