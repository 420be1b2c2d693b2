package ro.stocsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a person would call the same, and names that only look alike. */
class ProductNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // entities, as WooCommerce keeps some of them
        "Ulei &amp; oțet | Ulei & oțet",
        "Ulei &amp;amp; oțet | Ulei & oțet",
        "Cheie &#8211; fixă | Cheie – fixă",
        "Cheie &#x2013; fixă | Cheie - fixă",
        "Bec &lt;10W&gt; | Bec <10W>",
        // numbers that are no character's: Commons Text throws at them (found by fuzzing)
        "Bec &#x110000; | Bec \ufffd",
        "Bec &#0000000009999999; | Bec \ufffd",
        "Bec &#2147483647; | Bec \ufffd",
        "Bec &#99999999999999999999; | Bec \ufffd",
        "Țeavă 1/2&quot; | Țeavă 1/2\"",
        // Romanian letters, composed, decomposed, with cedilla and with comma
        "Ţuică de prune | Țuică de prune",
        "Maşină de spălat cu uşă ţeapănă | Mașină de spălat cu ușă țeapănă",
        "s\u0326apca\u0306 | șapcă",
        "s\u0327apca\u0306 | șapcă",
        "t\u0326uica\u0306 | țuică",
        "Placă de aragaz | Placa\u0306 de aragaz",
        "pâine înaltă | pa\u0302ine i\u0302nalta\u0306",
        "CEAI ȘI ȚUICĂ ÎN CÂMP | ceai și țuică în câmp",
        // dashes, quotes, spaces, what is not seen
        "Cablu – 2m | Cablu - 2m",
        "Cablu — 2m | Cablu - 2m",
        "T‑shirt | T-shirt",
        "−5 grade | -5 grade",
        "„Ghilimele” | \"Ghilimele\"",
        "«Ghilimele» | \"Ghilimele\"",
        "Televizor 55″ | Televizor 55\"",
        "Țeavă 1/2'' | Țeavă 1/2\"",
        "L’Oreal | L'Oreal",
        "L´Oreal | L'Oreal",
        "Doua  spatii | Doua spatii",
        "Spațiu\u00a0dur | Spațiu dur",
        "Spațiu\u2009subțire | Spațiu subțire",
        "Cu\ttab | Cu tab",
        "Cra\u00adtimă | Cratimă",
        "\ufeffNume\u200b | Nume",
        "Nivea® | Nivea",
        "Brand™ 5 | Brand 5",
        // forms of the same characters
        "ＦＵＬＬ １２ | full 12",
        "oﬁțer | ofițer",
        "Covor 4 m² | Covor 4 m2",
        "Cană ☕️ cafea | Cană ☕ cafea",
        "1½ l | 1 1/2 l",
        "½ l | 1/2 l",
        "Etc… | Etc..."
      })
  void alike(String one, String other) {
    assertThat(ProductName.normalise(one)).isEqualTo(ProductName.normalise(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Placa de aragaz | Placă de aragaz",
        "Cablu AB | Cablu A\\B",
        "Ceai nr. 5 | Ceai nr 5",
        "Ceai. | Ceai",
        "Etc... | Etc",
        "Ceai 0.5 kg | Ceai 5 kg",
        "Ceai 0,5 kg | Ceai 0.5 kg",
        "Vopsea albă 2,5 l | Vopsea albă 25 l",
        "1½ l | 11/2 l",
        "10² | 102",
        "sînt | sunt",
        "mîna | mâna",
        "Cană ☕ | Cană",
        "Ceai-verde | Ceai verde",
        "tată | tata",
        "ıslak | islak",
        "Şurub 10 | Surub 10"
      })
  void different(String one, String other) {
    assertThat(ProductName.normalise(one)).isNotEqualTo(ProductName.normalise(other));
  }

  @Test
  void whatADatabaseCannotKeepIsInNoName() {
    assertThat(ProductName.normalise("a&#0;b\u0007c")).isEqualTo("a b c");
    assertThat(ProductName.normalise("a&#xD800;b")).isEqualTo("a\ufffdb");
  }

  @Test
  void aKeyIsTheCodeElseTheName() {
    assertThat(ProductKey.of(" P-1 ", "Ceai")).map(ProductKey::value).hasValue("c:P-1");
    assertThat(ProductKey.of("P  1", "Ceai")).map(ProductKey::value).hasValue("c:P  1");
    assertThat(ProductKey.of("  ", "CEAI ")).map(ProductKey::value).hasValue("n:ceai");
    assertThat(ProductKey.of("", " \u00a0")).isEmpty();
    assertThat(ProductKey.of("000123", "")).isNotEqualTo(ProductKey.of("123", ""));
  }
}
