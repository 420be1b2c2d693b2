package ro.stocsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** What holds for every name. */
class ProductNamePropertyTest {

  @Property(tries = 5_000)
  void foldingTwiceChangesNothing(@ForAll @StringLength(max = 40) String any) {
    String once = ProductName.normalise(any);
    assertThat(ProductName.normalise(once)).isEqualTo(once);
  }

  @Property(tries = 5_000)
  void foldingTwiceChangesNothingWhereEntitiesAndForeignFormsMeet(@ForAll("traps") String trap) {
    String once = ProductName.normalise(trap);
    assertThat(ProductName.normalise(once)).isEqualTo(once);
    assertThat(once).doesNotContain("\0").isEqualTo(once.strip());
  }

  @Property(tries = 2_000)
  void theShortWayForPlainNamesIsTheLongOne(@ForAll("plain") String plain) {
    assertThat(ProductName.normalise(plain)).isEqualTo(ProductName.folded(plain));
  }

  @Property(tries = 3_000)
  void theWayOfWritingMakesNoOtherName(
      @ForAll("names") String name, @ForAll("writings") Writing writing) {
    assertThat(ProductName.normalise(writing.of(name))).isEqualTo(ProductName.normalise(name));
  }

  @Property(tries = 5_000)
  void equalKeysAreOnlyOfNamesThatReadAlike(
      @ForAll("names") String one, @ForAll("names") String other) {
    // Within this alphabet a person tells apart everything but letter case.
    assertThat(ProductName.normalise(one).equals(ProductName.normalise(other)))
        .isEqualTo(one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)));
  }

  /** Another way to write the same name. */
  enum Writing {
    UPPER_CASE {
      @Override
      String of(String name) {
        return name.toUpperCase(Locale.ROOT);
      }
    },
    DECOMPOSED {
      @Override
      String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD);
      }
    },
    CEDILLAS {
      @Override
      String of(String name) {
        return name.replace('ș', 'ş').replace('ț', 'ţ');
      }
    },
    SPACED {
      @Override
      String of(String name) {
        return "\u00a0" + name.replace(" ", " \u2009\t") + "\ufeff";
      }
    },
    ENTITIES {
      @Override
      String of(String name) {
        return name.replace("&", "&amp;amp;").replace("-", "&#8211;").replace("\"", "&quot;");
      }
    },
    TYPOGRAPHIC {
      @Override
      String of(String name) {
        return name.replace("-", "—").replace("\"", "”");
      }
    };

    abstract String of(String name);
  }

  @Provide
  Arbitrary<Writing> writings() {
    return Arbitraries.of(Writing.class);
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> word =
        Arbitraries.of(
            "ceai", "Ceai", "placă", "placa", "țeavă", "mâna", "mîna", "0,5", "0.5", "5", "nr.",
            "nr", "A\\B", "AB", "1/2\"", "&", "-", "x-y", "(a, b)", "m2", "șurub");
    return word.list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .excludeChars('&', '`', '\'')
        .ofMaxLength(30);
  }

  @Provide
  Arbitrary<String> traps() {
    Arbitrary<String> part =
        Arbitraries.of(
            "&",
            "＆",
            "amp;",
            "ａｍｐ；",
            "lt;",
            "#",
            "x",
            "39;",
            "&#xD83D;",
            "&#xDE00;",
            "\ud83d",
            "\ude00",
            "½",
            "1",
            "²",
            "'",
            "´",
            "″",
            "′",
            "İ",
            "ı",
            "ß",
            "ẞ",
            "ŉ",
            "ǰ",
            "\u0326",
            "\u0327",
            "s",
            "T",
            "\u00ad",
            "\u200d",
            "…",
            ".",
            "™",
            " ",
            "\u00a0",
            "&nbsp;",
            "&#0;",
            "﷽",
            "Ω",
            "ς",
            "Σ",
            "\u0345",
            "\u0307",
            "I",
            "ǅ",
            "ﬀ",
            "⁄",
            "¨",
            "\u0085");
    return Combinators.combine(part.list().ofMaxSize(12), Arbitraries.of("", "&amp;"))
        .as((parts, end) -> String.join("", parts) + end);
  }
}
