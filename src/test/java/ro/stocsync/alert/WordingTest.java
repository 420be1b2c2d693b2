package ro.stocsync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Language;
import ro.stocsync.webhook.PublicAddress;

/** What a message says, in both languages, with and without an address to be opened. */
class WordingTest {

  private static final AlertConfig CONFIG =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(AlertConfig.class)
          .build()
          .getConfigMapping(AlertConfig.class);
  private static final Instant SINCE = Instant.parse("2026-11-25T15:20:30Z");

  @Test
  void itNamesWhereWhatSinceWhenAndWhatToDo() {
    Message message =
        wording(Language.EN, "https://stocsync.acme.ro/")
            .began(alert(Cause.SHOP_DOWN, "main", "it's {0} down", Optional.empty()));

    assertThat(message.subject()).isEqualTo("[StocSync] acme/main: The shop does not answer");
    assertThat(message.text())
        .isEqualTo(
            """
            Shop main does not answer as it should and gets no stock. The last error: it's {0} down

            Since 25 Nov 2026, 17:20.

            What to do: See whether the site opens and whether the REST API keys are still valid; \
            the overview shows which check fails. Stock waits and is delivered by itself when the \
            shop answers again.

            In StocSync: https://stocsync.acme.ro/console
            """);
  }

  @Test
  void itSaysHowLongItLasted() {
    Message message =
        wording(Language.RO, "")
            .ended(alert(Cause.SILENT, "", "", Optional.of(SINCE.plusSeconds(3 * 86_400 + 7_200))));

    assertThat(message.subject())
        .isEqualTo("[StocSync] acme: s-a încheiat: SmartBill nu mai trimite stocuri");
    assertThat(message.text())
        .contains("S-a încheiat la 28 nov. 2026, 19:20, după 3 z 2 h.")
        .doesNotContain("În StocSync");
  }

  @Test
  void itLeadsToTheUnmatchedProductsAndNamesTheFirst() {
    List<Unmatched.Told.Product> named =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> new Unmatched.Told.Product(i == 1 ? "" : "P-" + i, "Ceai " + i))
            .toList();

    Message message =
        wording(Language.EN, "https://stocsync.acme.ro")
            .products(
                Message.Event.MORE,
                alert(Cause.UNMATCHED, "main", "40", Optional.empty()),
                new Unmatched.Told(12, named));

    assertThat(message.subject()).endsWith("Unmatched products, new ones");
    assertThat(message.text())
        .contains(
            "Unmatched, and not told of before: 12\n- Ceai 1 (no code)\n- P-2: Ceai 2\n",
            "- P-10: Ceai 10\nand 2 more",
            "https://stocsync.acme.ro/console/acme/main/products?show=UNMATCHED");
  }

  private static Alert alert(Cause cause, String shop, String detail, Optional<Instant> ended) {
    return new Alert("acme", UUID.randomUUID(), cause, shop, detail, SINCE, ended);
  }

  private static Wording wording(Language language, String url) {
    return new Wording(CONFIG, new PublicAddress(Optional.of(url)), language);
  }
}
