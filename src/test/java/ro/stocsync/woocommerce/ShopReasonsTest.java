package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.company.Language;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Texts;
import ro.stocsync.text.FirstWords;

/** Whatever a shop does wrong is told in words, in both languages. */
class ShopReasonsTest {

  private static final ShopKey SHOP = new ShopKey("acme", "main");
  private static final Texts ROMANIAN = Texts.of("reason", Language.RO.locale());
  private static final Texts ENGLISH = Texts.of("reason", Locale.ENGLISH);

  static Stream<ShopException> failures() {
    Stream<ShopException> unreachable =
        Arrays.stream(ShopUnreachable.Reason.values())
            .map(reason -> new ShopUnreachable(SHOP, reason));
    Stream<ShopException> lost =
        Arrays.stream(ShopAnswerLost.Reason.values())
            .map(reason -> new ShopAnswerLost(SHOP, reason));
    Stream<ShopException> quoting =
        Stream.of("Cuvinte.", FirstWords.NONE)
            .flatMap(
                words ->
                    Stream.of(
                        new ShopFailed(SHOP, 500, words, false),
                        new ShopAnswerInvalid(SHOP, 200, "not JSON", words),
                        new ShopUnauthorized(SHOP, 401, "code", words),
                        new ShopRefused(SHOP, 400, "code", words)));
    Stream<ShopException> others =
        Stream.of(
            new ShopAnswerInvalid(SHOP, 200, "more than we read", ShopAnswerInvalid.CUT_OFF),
            new ShopThrottled(SHOP, 429, Optional.of(Duration.ofSeconds(5))),
            new ShopRedirected(SHOP, 301, "https://www.magazin.ro"));
    return Stream.of(unreachable, lost, quoting, others).flatMap(one -> one);
  }

  @Test
  void everyKindIsAmongThem() {
    Set<Class<?>> kinds = failures().map(Object::getClass).collect(Collectors.toSet());

    assertThat(kinds).containsExactlyInAnyOrder(ShopException.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void itIsToldInBothLanguages(ShopException failure) {
    String romanian = failure.phrase().in(ROMANIAN);
    String english = failure.phrase().in(ENGLISH);

    assertThat(romanian).isNotEqualTo(english).doesNotContain("{", FirstWords.NONE, "(cut off)");
    assertThat(english).doesNotContain("{", FirstWords.NONE, "(cut off)");
  }

  @Test
  void theShopsOwnWordsStayAsTheyAre() {
    assertThat(new ShopFailed(SHOP, 500, "Eroare critică.", false).phrase().in(ENGLISH))
        .isEqualTo("The shop failed with 500: \"Eroare critică.\"");
  }

  @Test
  void anotherAddressIsToldWithThePlaceToWriteItTo() {
    assertThat(new ShopRedirected(SHOP, 301, "https://www.magazin.ro").phrase().in(ROMANIAN))
        .contains("https://www.magazin.ro", "stocsync.companies.acme.shops.main.url");
  }
}
