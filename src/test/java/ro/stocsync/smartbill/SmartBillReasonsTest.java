package ro.stocsync.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.company.Language;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;

/** Whatever SmartBill does not answer is told in words and with a cure, in both languages. */
class SmartBillReasonsTest {

  private static final Texts ROMANIAN = Texts.of("reason", Language.RO.locale());
  private static final Texts ENGLISH = Texts.of("reason", Locale.ENGLISH);

  static Stream<SmartBillException> failures() {
    return Stream.of(
        new SmartBillUnauthorized("acme"),
        new SmartBillShutOut("acme", Instant.parse("2026-11-25T15:20:30Z")),
        new SmartBillRefused("acme", 200, "Gestiunea nu exista."),
        new SmartBillUnreachable("acme", "broke its answer off"),
        new SmartBillAnswerInvalid("acme", 200, "no JSON"));
  }

  @Test
  void everyKindIsAmongThem() {
    Set<Class<?>> kinds = failures().map(Object::getClass).collect(Collectors.toSet());

    assertThat(kinds).containsExactlyInAnyOrder(SmartBillException.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void itIsToldInBothLanguagesWithItsCure(SmartBillException failure) {
    for (Phrase phrase : new Phrase[] {failure.phrase(), failure.phrase().cure()}) {
      assertThat(phrase.in(ROMANIAN)).isNotEqualTo(phrase.in(ENGLISH)).doesNotContain("{");
      assertThat(phrase.in(ENGLISH)).doesNotContain("{");
    }
  }

  @Test
  void aShutOutIsToldInRomaniasTime() {
    SmartBillShutOut failure = new SmartBillShutOut("acme", Instant.parse("2026-11-25T15:20:30Z"));

    assertThat(failure.phrase().in(ROMANIAN)).contains("până la 25.11.2026, 17:20:30,");
  }
}
