package ro.stocsync.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept as text and told later, in the language of whoever reads it. */
class PhraseTest {

  private static final Texts ROMANIAN = Texts.of("delivery", Language.RO.locale());
  private static final Texts ENGLISH = Texts.of("delivery", Locale.ENGLISH);

  @Test
  void aReasonIsToldInTheLanguageOfWhoeverReadsIt() {
    Phrase kept = Phrase.read(Phrase.of("shop.failed", 1500, "Error {0}, it's over").stored());

    assertThat(kept.asReason(ROMANIAN))
        .isEqualTo("Magazinul a răspuns cu eroarea 1500: „Error {0}, it's over”");
    assertThat(kept.asReason(ENGLISH))
        .isEqualTo("The shop failed with 1500: \"Error {0}, it's over\"")
        .isEqualTo(kept.forLog());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[\"shop.throttled\",\"429\"]", "\",\"", "\\\u0000\u001f\n", "ș €"})
  void whatAShopSaysComesBackAsItWas(String words) {
    Phrase phrase = Phrase.of("shop.refused", 400, "code", words);

    assertThat(Phrase.read(phrase.stored())).isEqualTo(phrase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shop acme/main refuses connections",
        "code: It''s {0}",
        "[12, 34]",
        "[\"no end",
        "[\"text\", 5]",
        "[\"two\"] [\"arrays\"",
        "[]",
        ""
      })
  void whatAnOlderVersionKeptSaysItself(String words) {
    assertThat(Phrase.read(words).asReason(ROMANIAN)).isEqualTo(words);
    assertThat(Phrase.read(words).asReason(ENGLISH)).isEqualTo(words);
  }

  @Test
  void whatANewerVersionKeptIsToldByWhatItSpeaksOf() {
    assertThat(Phrase.of("of.the.future", "P-1", "500").asReason(ROMANIAN)).isEqualTo("P-1 500");
  }

  @Test
  void itIsKeptInSoManyWordsAndNoMore() {
    String endless = "€😀".repeat(100_000);

    Phrase kept = Phrase.read(new Phrase("as-is", List.of(endless, "second")).stored());

    assertThat(kept.arguments()).hasSize(2).endsWith("second");
    assertThat(kept.arguments().getFirst().codePointCount(0, kept.arguments().getFirst().length()))
        .isEqualTo(300);
    Object[] many = "x".repeat(50).split("");
    assertThat(Phrase.read(Phrase.of("as-is", many).stored()).arguments()).hasSize(10);
  }
}
