package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of every page; English stands in {@code messages/ui_en.properties}. */
@MessageBundle("ui")
@SuppressWarnings("MissingJavadocMethod") // each method is its text
interface UiTexts {
  @Message("Treceți la conținut")
  String skip();

  @Message("Meniu")
  String menu();

  @Message("Privire de ansamblu")
  String overview();

  @Message("Pornire")
  String setup();

  @Message("Produse")
  String products();

  @Message("Apeluri")
  String callbacks();

  @Message("Preluări")
  String runs();

  @Message("Setări")
  String settings();

  @Message("Alerte")
  String alerts();

  @Message("Istoric")
  String history();

  @Message("Ieșire")
  String logout();

  @Message("Doar vizualizare")
  String viewer();

  @Message("Română")
  String romanian();

  @Message("English")
  String english();

  @Message("Limba")
  String language();

  @Message("Aspect")
  String theme();

  @Message("Luminos")
  String light();

  @Message("Întunecat")
  String dark();

  @Message("Ca sistemul")
  String auto();

  @Message("Firma")
  String company();

  @Message("Magazin")
  String shop();

  @Message("Închide")
  String close();

  @Message("Renunță")
  String cancel();

  @Message("Salvează")
  String save();

  @Message("Anulează ultima acțiune")
  String undo();

  @Message("Pagina {page} din {pages}")
  String page(String page, String pages);

  @Message("Pagini")
  String pages();

  @Message("Înapoi")
  String previous();

  @Message("Înainte")
  String next();

  @Message("{n} {n.counted('rezultat','rezultate','de rezultate')}")
  String results(long n);

  @Message("Nimic aici.")
  String nothing();

  @Message("da")
  String yes();

  @Message("nu")
  String no();

  @Message("Ce aveți de făcut: {cure}")
  String cure(String cure);

  @Message("Pagina nu există")
  String notFound();

  @Message("Adresa este greșită sau ceea ce căutați a fost șters. Mergeți la privirea de ansamblu.")
  String notFoundCure();

  @Message("Nu se poate")
  String refused();

  @Message("Eroare la StocSync")
  String failed();

  @Message("Cererea nu a putut fi citită; reîncărcați pagina și încercați din nou.")
  String badRequest();
}
