package ro.stocsync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Language;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;

/** Why a run waits or failed, as it is kept and as it is told. */
class RunProblemTest {

  private static final Texts ROMANIAN = Texts.of("run", Language.RO.locale());
  private static final Texts ENGLISH = Texts.of("run", Locale.ENGLISH);

  @Test
  void whyAShopOrSmartBillFailedIsToldInTheReadersLanguage() {
    RunProblem shop = kept(RunProblem.of("shop", Phrase.of("shop.failed", 500, "Words\u001f.")));
    RunProblem again = kept(RunProblem.of("smartbill-again", Phrase.of("smartbill.unreachable")));

    assertThat(shop.words(ROMANIAN))
        .endsWith("se încearcă din nou: Magazinul a răspuns cu eroarea 500: „Words\u001f.”");
    assertThat(shop.words(ENGLISH)).endsWith("The shop failed with 500: \"Words\u001f.\"");
    assertThat(again.words(ROMANIAN))
        .isEqualTo("SmartBill nu răspunde. Se încearcă din nou de la sine.");
    assertThat(again.words(ENGLISH)).isEqualTo(again.forLog()).startsWith("SmartBill does not");
  }

  @Test
  void whatEndsARunIsToldWithItsCure() {
    Phrase reason = Phrase.of("smartbill.unauthorized", "acme");

    assertThat(kept(RunProblem.of("smartbill-cure", reason, reason.cure())).words(ROMANIAN))
        .startsWith("SmartBill nu recunoaște utilizatorul sau tokenul firmei acme. Comparați ");
  }

  @Test
  void whatAnOlderVersionKeptIsToldAsItIs() {
    String before = "Company acme: SmartBill broke its answer off; it is tried again";

    assertThat(RunProblem.read("problem.smartbill\u001f" + before).words(ROMANIAN))
        .isEqualTo(before);
  }

  @Test
  void whatSpeaksOfNoReasonIsNotTakenForOne() {
    RunProblem problem = new RunProblem("problem.catalog-unread", List.of("[\"as-is\",\"x\"]"));

    assertThat(kept(problem).words(ENGLISH)).contains("[\"as-is\",\"x\"]");
  }

  private static RunProblem kept(RunProblem problem) {
    return RunProblem.read(problem.stored());
  }
}
