package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the products' pages. */
@MessageBundle("products")
interface ProductsTexts {
  @Message("Produsele din magazinul {shop}")
  String title(String shop);

  @Message("Căutați după cod, nume sau SKU")
  String search();

  @Message("Stare")
  String state();

  @Message("Ordine")
  String order();

  @Message("Toate")
  String all();

  @Message("În așteptare")
  String waiting();

  @Message("Eșuate")
  String failed();

  @Message("Fără pereche")
  String unmatched();

  @Message("Trimise")
  String delivered();

  @Message("Oprite")
  String held();

  @Message("Ignorate")
  String ignored();

  @Message("după cod")
  String byCode();

  @Message("după nume")
  String byName();

  @Message("ultimele schimbate")
  String byChange();

  @Message("ultimele trimise")
  String byDelivery();

  @Message("Caută")
  String find();

  @Message("Produs SmartBill")
  String product();

  @Message("Produs din magazin")
  String counterpart();

  @Message("Stoc SmartBill")
  String level();

  @Message("Stoc magazin")
  String shown();

  @Message("fără cod")
  String noCode();

  @Message("fără SKU")
  String noSku();

  @Message("Nelegat")
  String none();

  @Message("Deschide în magazin: {name}")
  String open(String name);

  @Message("legat manual")
  String byHand();

  @Message("după cod")
  String matchedByCode();

  @Message("după cod, cu alte litere mari și mici")
  String matchedByFoldedCode();

  @Message("după codul de bare")
  String matchedByGtin();

  @Message("după nume")
  String matchedByName();

  @Message("Nu a fost găsit niciun produs.")
  String empty();

  @Message("Alege toate produsele din pagină")
  String selectAll();

  @Message("Alege {product}")
  String select(String product);

  @Message("Trimite acum")
  String deliver();

  @Message("peste {n} de rezultate")
  String over(String n);

  @Message("Pagina {page}")
  String pageOf(String page);

  @Message("Stocul pe gestiuni")
  String levels();

  @Message("Gestiunea")
  String warehouse();

  @Message("Cantitate")
  String quantity();

  @Message("Urmărită")
  String monitored();

  @Message("Schimbat")
  String changed();

  @Message("Trimis")
  String sentAt();

  @Message("Istoricul produsului")
  String timeline();

  @Message("Mai vechi")
  String older();

  @Message("Cele mai noi")
  String newest();

  @Message("Încă netrimis")
  String never();

  @Message("Produsul {product} a fost uitat")
  String forgotten(String product);

  @Message(
      "{who} l-a scos din StocSync: stocul și legăturile lui nu se mai păstrează. Dacă SmartBill îl"
          + " trimite din nou, apare ca produs nou.")
  String forgottenBy(String who);

  @Message("Înapoi la produse")
  String back();
}
