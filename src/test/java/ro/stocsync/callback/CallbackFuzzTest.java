package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import ro.stocsync.Defaults;
import ro.stocsync.fuzz.CallbackBodies;
import ro.stocsync.fuzz.Headers;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.Tally;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.StockChange;

/** Whatever SmartBill, or somebody in its place, sends is judged within bounds. */
class CallbackFuzzTest {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final Mutants BODIES = new Mutants(CallbackBodies.good());
  private static final Tally READ = new Tally("bodies of callbacks");
  private static final Tally HEADERS = new Tally("authorization headers");
  private static final CallbackConfig LIMITS = Defaults.of(CallbackConfig.class);

  @AfterContainer
  static void tell() {
    System.out.println(READ);
    System.out.println(HEADERS);
  }

  @Property
  void aBodyIsReadAndJudgedOrRefusedInWords(@ForAll("bodies") byte[] body) throws Exception {
    READ.count(BOUND, () -> read(body));
  }

  private static String read(byte[] body) throws Exception {
    readAgain(body);
    ReceivedBody received =
        new ReceivedBody(
            new ByteArrayInputStream(body),
            OptionalLong.empty(),
            LIMITS,
            LIMITS.maxBodySize().asLongValue(),
            length -> {});
    List<Receipt.Item> items;
    try {
      items = new ItemJudge(LIMITS).judge(received.read());
    } catch (BodyProblem problem) {
      assertThat(problem.status()).isBetween(400, 413);
      assertThat(new Refusals().text(problem.key(), problem.arguments())).isNotBlank();
      return problem.key();
    }
    items.forEach(CallbackFuzzTest::isWithinBounds);
    return items.isEmpty() ? "test" : "list";
  }

  /** As a replay reads it: from memory, where no connection can break. */
  private static void readAgain(byte[] body) throws IOException {
    try {
      new BodyReader(LIMITS.maxItems()).read(new ByteArrayInputStream(body));
    } catch (BodyProblem problem) {
      assertThat(problem.key()).startsWith("body.");
    }
  }

  private static void isWithinBounds(Receipt.Item item) {
    for (String kept : List.of(item.code(), item.name(), item.warehouse(), item.quantity())) {
      assertThat(kept.length()).isLessThanOrEqualTo(LIMITS.maxNameLength());
      isText(kept);
    }
    item.accepted().ifPresent(CallbackFuzzTest::isWithinBounds);
    String line =
        new Refusals().text("item.ACCEPTED", item.code(), item.warehouse(), item.quantity(), 1);
    isJson(Refusals.quoted(line));
  }

  private static void isWithinBounds(StockChange change) {
    assertThat(change.quantity().abs()).isLessThanOrEqualTo(LIMITS.maxQuantity());
    assertThat(change.quantity().scale()).isBetween(0, 6);
    assertThat(bytes(change.product().value())).isBetween(3, 1_500);
    assertThat(bytes(change.warehouse().key())).isBetween(1, 1_000);
    assertThat(bytes(change.nameKey())).isLessThanOrEqualTo(2_000);
    List.of(change.product().value(), change.code(), change.name(), change.nameKey())
        .forEach(CallbackFuzzTest::isText);
    isText(change.warehouse().key());
    isText(change.warehouseName());
  }

  /** PostgreSQL takes it. */
  private static void isText(String text) {
    assertThat(text.indexOf('\0')).as(text).isNegative();
  }

  private static void isJson(String answer) {
    try {
      assertThat(new ObjectMapper().readTree(answer).isTextual()).isTrue();
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer, e);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Property
  void anAuthorizationHeaderIsATokenOrNone(@ForAll("headers") String header) throws Exception {
    HEADERS.count(
        BOUND,
        () -> {
          Optional<String> token = CallbackTokenMechanism.token(header);
          token.ifPresent(
              one ->
                  assertThat(header)
                      .hasSizeLessThanOrEqualTo(1_000)
                      .matches("(?i)bearer +\\Q" + one + "\\E *"));
          return token.isPresent() ? "token" : "none";
        });
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    return Arbitraries.randomValue(BODIES::next);
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.randomValue(CallbackFuzzTest::header);
  }

  private static String header(Random random) {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      parts.add(Headers.part(random));
    }
    return String.join("", parts);
  }
}
