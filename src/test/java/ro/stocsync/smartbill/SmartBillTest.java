package ro.stocsync.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Secret;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.demo.smartbill.CallsIn.Call;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.Level;
import ro.stocsync.demo.smartbill.Shape;
import ro.stocsync.demo.smartbill.SmartBillFault;
import ro.stocsync.sql.Database;

/** SmartBill's own API, in every shape and failure that is known (protocol.md). */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class SmartBillTest {

  @Inject SmartBill smartBill;
  @Inject CallLimit limit;
  @Inject SmartBillConfig config;
  @Inject Database database;
  @Inject Companies companies;
  DemoSmartBill demo;

  private SmartBillAccount account;

  @BeforeEach
  void aFirm() {
    begin();
    account = companies.find("acme").orElseThrow().account().orElseThrow();
    has("Magazin", "A-1", "Ceai", "4");
    has("Magazin", "", "Placă", "2.5");
    has("Magazin", "A-3", "Cană", "-1");
    has("Depozit Central", "A-1", "Ceai", "40");
  }

  @AfterEach
  void theNextIsNotShutOut() {
    begin();
  }

  private void begin() {
    nobodyElseAsks();
    database.update("truncate smartbill_account");
    demo.stock().clear();
    demo.faults().clear();
    demo.answersIn();
    demo.callsIn().clear();
    demo.putClockForward(Duration.ofMinutes(11));
  }

  /** A run that an earlier test left open asks SmartBill too, until it notices that it is gone. */
  private void nobodyElseAsks() {
    if (database.update("delete from sync_run where ended_at is null") > 0) {
      demo.callsIn().clear();
      await()
          .during(config.requestTimeout().plusSeconds(1))
          .atMost(Duration.ofSeconds(30))
          .until(this::quietNow);
    }
  }

  private boolean quietNow() {
    boolean quiet = demo.callsIn().all().isEmpty();
    demo.callsIn().clear();
    return quiet;
  }

  private void has(String warehouse, String code, String name, String quantity) {
    demo.stock().put(new Level(warehouse, code, name, "buc", new BigDecimal(quantity)));
  }

  private List<StockLine> stocks(String warehouse) {
    List<StockLine> lines = new ArrayList<>();
    smartBill.stocks(account, warehouse, chunk -> lines.addAll(chunk.lines()));
    return lines;
  }

  // --- what it says

  @Test
  void warehousesAsSmartBillWritesThem() {
    assertThat(smartBill.warehouses(account)).containsExactly("Magazin", "Depozit Central");
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void levelsInEveryShape(Shape shape) {
    demo.answersIn(shape);

    assertThat(stocks("Magazin"))
        .extracting(StockLine::code, StockLine::name, line -> line.quantity().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("A-1", "Ceai", "4"),
            org.assertj.core.groups.Tuple.tuple("", "Placă", "2.5"),
            org.assertj.core.groups.Tuple.tuple("A-3", "Cană", "-1"));
  }

  @Test
  void theListForShopsIsAskedAndTheReportOnlyWhereItIsNotThere() {
    stocks("Depozit Central");
    assertThat(demo.callsIn().all()).extracting(Call::path).containsExactly("/stocks/ecom/");

    demo.answersIn(Shape.NO_ECOM);
    stocks("Depozit Central");
    assertThat(demo.callsIn().all().getLast().path()).isEqualTo("/stocks");
    assertThat(demo.callsIn().all().getLast().query())
        .contains("cif=RO12345678", "date=20", "warehouseName=Depozit%20Central");
  }

  @Test
  void anEmptyWarehouseIsEmpty() {
    demo.stock().warehouse("Gol");
    assertThat(stocks("Gol")).isEmpty();
  }

  @Test
  void aHundredThousandProductsPassByAThousandAtATime() {
    demo.stock().many("Mare", "M-", 100_000);
    AtomicInteger most = new AtomicInteger();

    long lines =
        smartBill.stocks(
            account, "Mare", chunk -> most.accumulateAndGet(chunk.lines().size(), Math::max));

    assertThat(lines).isEqualTo(100_000);
    assertThat(most).hasValue(1_000);
  }

  // --- what goes wrong

  @Test
  void anUnknownWarehouseIsToldInSmartBillsWordsAndAskedForOnce() {
    assertThatThrownBy(() -> stocks("Nicăieri"))
        .isInstanceOf(SmartBillRefused.class)
        .hasMessageContaining("Gestiunea Nicăieri nu a fost gasita pe server.");
    assertThat(demo.callsIn().all())
        .filteredOn(call -> call.query().contains("Nic%C4%83ieri"))
        .hasSize(1);
  }

  @Test
  void errorTextWith200IsARefusal() {
    demo.faults().next(2, new SmartBillFault.ErrorText());
    assertThatThrownBy(() -> stocks("Magazin"))
        .isInstanceOf(SmartBillRefused.class)
        .hasMessageContaining("A aparut o eroare la preluarea stocurilor.");
  }

  @Test
  void aWrongTokenIsNoShutOut() {
    SmartBillAccount wrong =
        new SmartBillAccount(
            "acme", account.cif(), account.username(), new Secret("token-gresit-7"));

    assertThatThrownBy(() -> smartBill.warehouses(wrong))
        .isInstanceOf(SmartBillUnauthorized.class)
        .hasMessageContaining("stocsync.companies.acme.username")
        .hasMessageNotContaining("token-gresit-7");
    assertThat(smartBill.warehouses(account)).isNotEmpty();
  }

  static Stream<SmartBillFault> noAnswers() {
    return Stream.of(
        new SmartBillFault.Maintenance(), new SmartBillFault.Html(), new SmartBillFault.CutOff());
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void whatIsNoAnswerIsNoShorterList(SmartBillFault fault) {
    demo.faults().next(2, fault);
    assertThatThrownBy(() -> stocks("Magazin"))
        .isInstanceOfAny(SmartBillAnswerInvalid.class, SmartBillUnreachable.class)
        .hasMessageContaining("Company acme");
  }

  @Test
  void theFirstWordsOfAPageInTheWayAreTold() {
    demo.faults().next(2, new SmartBillFault.Maintenance());
    assertThatThrownBy(() -> stocks("Magazin"))
        .hasMessageContaining("SmartBill este în mentenanță");
  }

  @Test
  void aListThatTricklesEndsInTime() {
    demo.faults().next(1, new SmartBillFault.Trickle(Duration.ofSeconds(20)));
    long began = System.nanoTime();

    assertThatThrownBy(() -> stocks("Magazin"))
        .isInstanceOf(SmartBillUnreachable.class)
        .hasMessageContaining("gave no whole answer in 2 s");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aBrokenConnectionIsTold() {
    // Java itself tries again a few times where not a byte came.
    demo.faults().always(new SmartBillFault.Reset());
    assertThatThrownBy(() -> stocks("Magazin")).isInstanceOf(SmartBillUnreachable.class);
  }

  // --- how often it is asked

  @Test
  void aShutOutStopsEveryReplicaWithoutAnotherCall() {
    demo.faults().next(1, new SmartBillFault.Throttle(Duration.ofSeconds(600)));
    Throwable first = catchThrowable(() -> stocks("Magazin"));
    CallLimit otherReplica = new CallLimit(database, config);

    assertThat(first).isInstanceOf(SmartBillShutOut.class);
    assertThat(((SmartBillShutOut) first).until())
        .isBetween(Instant.now().plusSeconds(540), Instant.now().plusSeconds(660));
    assertThatThrownBy(() -> otherReplica.await("acme")).isInstanceOf(SmartBillShutOut.class);
    assertThatThrownBy(() -> smartBill.warehouses(account)).isInstanceOf(SmartBillShutOut.class);
    assertThat(demo.callsIn().all()).hasSize(1);
    assertThat(smartBill.callsLeft("acme")).isZero();

    database.update("update smartbill_account set shut_out_until = now() - interval '1 second'");
    assertThat(smartBill.warehouses(account)).isNotEmpty();
  }

  @Test
  void another403IsAShutOutToo() {
    IntStream.range(0, 31).forEach(i -> strangersCall());

    assertThatThrownBy(() -> smartBill.warehouses(account)).isInstanceOf(SmartBillShutOut.class);
    assertThat(smartBill.shutOutUntil("acme")).isPresent();
  }

  @Test
  void replicasTogetherStayUnderHalfOfTheLimit() throws Exception {
    List<CallLimit> replicas =
        List.of(new CallLimit(database, config), new CallLimit(database, config));
    int most = config.callsPerWindow();
    assertThat(most).isLessThan(15);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Instant>> calls =
          IntStream.range(0, most)
              .<Callable<Instant>>mapToObj(
                  i ->
                      () -> {
                        replicas.get(i % 2).await("acme");
                        return Instant.now();
                      })
              .toList();
      for (Future<Instant> call : threads.invokeAll(calls)) {
        call.get();
      }
    }
    assertThat(smartBill.callsLeft("acme")).isZero();
    // The next one's turn comes when the first call leaves the window.
    database.update("update smartbill_account set calls[1] = now() - interval '9700 milliseconds'");
    Instant before = Instant.now();
    replicas.getFirst().await("acme");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(smartBill.callsLeft("acme")).isZero();
  }

  @Test
  void whatSmartBillSaysIsLeftIsHeeded() {
    IntStream.range(0, 22).forEach(i -> strangersCall());

    smartBill.warehouses(account);

    assertThat(smartBill.callsLeft("acme")).isZero();
  }

  /** Somebody else of the account calls, without us knowing. */
  private void strangersCall() {
    try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
      client.send(
          java.net.http.HttpRequest.newBuilder(
                  java.net.URI.create(demo.url() + "/company/warehouses?cif=" + account.cif()))
              .header("Authorization", "Basic " + basic())
              .build(),
          java.net.http.HttpResponse.BodyHandlers.discarding());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String basic() {
    String both = account.username() + ":" + account.token().reveal();
    return java.util.Base64.getEncoder()
        .encodeToString(both.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void theTokenIsInNoMessage() {
    List<SmartBillFault> faults =
        List.of(
            new SmartBillFault.Maintenance(),
            new SmartBillFault.Html(),
            new SmartBillFault.Reset(),
            new SmartBillFault.CutOff(),
            new SmartBillFault.Slow(Duration.ofSeconds(3)),
            new SmartBillFault.Throttle(Duration.ofSeconds(600)),
            new SmartBillFault.ServerError(),
            new SmartBillFault.ErrorText(),
            new SmartBillFault.Unauthorized());
    for (SmartBillFault fault : faults) {
      begin();
      has("Magazin", "A-1", "Ceai", "4");
      demo.faults().always(fault);
      Throwable thrown = catchThrowable(() -> stocks("Magazin"));
      assertThat(thrown).as(fault.toString()).isInstanceOf(SmartBillException.class);
      assertThat(thrown.toString()).as(fault.toString()).doesNotContain(account.token().reveal());
    }
  }

  @Test
  void quantitiesThatAreNoNumbersAreCountedAndNotGuessed() throws Exception {
    List<StockChunk> chunks = new ArrayList<>();
    String body =
        """
        {"errorText":null,"products":[
          {"productName":"Ceai","productCode":"A-1","quantity":"multe"},
          {"productName":"","productCode":" ","quantity":3},
          {"productName":"Cană","productCode":"A-2"},
          {"productName":"Lampă","productCode":7,"quantity":" 3,5 "},
          null, "x", []]}
        """;

    StockList.Read read =
        StockList.read(
            new java.io.ByteArrayInputStream(
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            ro.stocsync.company.Warehouse.named("Magazin"),
            chunks::add);

    assertThat(read.lines()).isEqualTo(7);
    assertThat(chunks)
        .singleElement()
        .isEqualTo(
            new StockChunk(List.of(new StockLine("7", "Lampă", "", new BigDecimal("3.5"))), 6));
  }

  @Test
  void anotherWarehousesProductsAreNotTaken() throws Exception {
    List<StockChunk> chunks = new ArrayList<>();
    String body =
        """
        {"list":[
          {"warehouse":{"warehouseName":"Depozit"},"products":[{"productCode":"A","quantity":1}]},
          {"warehouse":{"warehouseName":"MAGAZIN "},"products":[{"productCode":"A","quantity":2}]}]}
        """;

    StockList.read(
        new java.io.ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        ro.stocsync.company.Warehouse.named("Magazin"),
        chunks::add);

    assertThat(chunks)
        .singleElement()
        .satisfies(
            chunk ->
                assertThat(chunk.lines())
                    .extracting(StockLine::quantity)
                    .containsExactly(new BigDecimal("2")));
  }
}
