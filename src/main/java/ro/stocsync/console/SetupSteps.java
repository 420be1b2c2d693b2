package ro.stocsync.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ro.stocsync.company.Company;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Texts;
import ro.stocsync.connection.CachedReports;
import ro.stocsync.connection.ConnectionReport;
import ro.stocsync.connection.Link;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.reconcile.Runs;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.smartbill.WarehouseLists;
import ro.stocsync.smartbill.WarehouseLists.Answer;
import ro.stocsync.webhook.PublicAddress;

/** Looks how far a company's set-up is. */
@ApplicationScoped
class SetupSteps {

  private final PublicAddress address;
  private final Ledger ledger;
  private final WarehouseLists warehouses;
  private final SettingsDesk desk;
  private final CachedReports reports;
  private final Runs runs;

  SetupSteps(
      PublicAddress address,
      Ledger ledger,
      WarehouseLists warehouses,
      SettingsDesk desk,
      CachedReports reports,
      Runs runs) {
    this.address = address;
    this.ledger = ledger;
    this.warehouses = warehouses;
    this.desk = desk;
    this.reports = reports;
    this.runs = runs;
  }

  /**
   * A shop's part.
   *
   * @param name which
   * @param form its settings in force
   * @param boxes the warehouses that can be ticked
   * @param chosen whether it monitors a warehouse, and none that SmartBill does not have
   * @param synchronised whether levels are delivered to it
   * @param links to it; none while they are looked at
   */
  record ShopPart(
      String name,
      SettingsForm form,
      List<SettingsForm.Box> boxes,
      boolean chosen,
      boolean synchronised,
      List<LinkLine> links) {

    /** What the ids of its boxes begin with. */
    public String boxesId() {
      return "warehouse-" + name;
    }

    /** What is wrong is told above the form. */
    public Set<String> nothingWrong() {
      return Set.of();
    }

    public long broken() {
      return links.stream().filter(LinkLine::broken).count();
    }
  }

  /**
   * How far it is.
   *
   * @param callback where SmartBill is to call
   * @param lastCall when it called last
   * @param smartBill the link to SmartBill
   * @param names the warehouses that it lists
   * @param smartBillAnswer how it answers
   * @param shops the shops' parts
   * @param tested whether the links were looked at
   * @param pull the latest pull
   * @param pulledAt when the latest one was done
   */
  record Steps(
      CallbackAddress callback,
      Optional<Instant> lastCall,
      LinkLine smartBill,
      List<String> names,
      Account smartBillAnswer,
      List<ShopPart> shops,
      boolean tested,
      Optional<SyncRun> pull,
      Optional<Instant> pulledAt) {

    static final long ALL = 6;

    public long all() {
      return ALL;
    }

    public boolean called() {
      return lastCall.isPresent();
    }

    public boolean answers() {
      return smartBillAnswer == Account.LISTED;
    }

    /** An account that lists no warehouse answers, and is of no use yet. */
    public boolean account() {
      return answers() && !smartBill.broken();
    }

    public boolean asking() {
      return smartBillAnswer == Account.ASKING || !tested;
    }

    public boolean chosen() {
      return shops.stream().allMatch(ShopPart::chosen);
    }

    /** Without an account SmartBill's link is not looked at, and all others may hold. */
    public boolean connected() {
      return tested && !smartBill.broken() && shops.stream().allMatch(shop -> shop.broken() == 0);
    }

    public List<LinkLine> smartBillLinks() {
      return List.of(smartBill);
    }

    /** Whether a pull is under way. */
    public boolean pulling() {
      return pull.filter(run -> !run.phase().ended()).isPresent();
    }

    public boolean pulled() {
      return pulledAt.isPresent();
    }

    public boolean synchronised() {
      return shops.stream().allMatch(ShopPart::synchronised);
    }

    public long done() {
      return Stream.of(called(), account(), chosen(), connected(), pulled(), synchronised())
          .filter(step -> step)
          .count();
    }
  }

  /** How SmartBill answers. */
  enum Account {
    LISTED,
    FAILED,
    NONE,
    ASKING
  }

  /**
   * Everything as it is now; SmartBill and the shops are waited for some seconds.
   *
   * @param base under which address this page was asked for
   * @param typed the warehouses that somebody chose for shops and that are not saved
   */
  Steps of(Company company, URI base, Map<String, SettingsForm> typed, Ui ui) {
    Answer answer = warehouses.of(company, SettingsPage.PATIENCE);
    List<String> names = answer instanceof Answer.Listed(List<String> listed) ? listed : List.of();
    Optional<ConnectionReport> report = report(company);
    Texts texts = ui.texts("connection");
    List<ShopPart> shops =
        company.shops().stream().map(shop -> part(shop, answer, report, typed, texts, ui)).toList();
    return new Steps(
        CallbackAddress.of(address.url(), base, company.id()),
        ledger.lastCall(company.id()),
        SmartBillWords.of(answer, company.id(), ui),
        names,
        account(answer),
        shops,
        report.isPresent(),
        runs.latestPull(company.id()),
        runs.pulledAt(company.id()));
  }

  private static Account account(Answer answer) {
    return switch (answer) {
      case Answer.Listed listed -> Account.LISTED;
      case Answer.Failed failed -> Account.FAILED;
      case Answer.NoAccount none -> Account.NONE;
      case Answer.Asking asking -> Account.ASKING;
    };
  }

  /** The last test; empty if a new one takes its time. It goes on, for who looks next. */
  private Optional<ConnectionReport> report(Company company) {
    return reports
        .of(company)
        .map(Optional::of)
        .ifNoItem()
        .after(SettingsPage.PATIENCE)
        .recoverWithItem(Optional::empty)
        .await()
        .indefinitely();
  }

  private ShopPart part(
      Shop shop,
      Answer answer,
      Optional<ConnectionReport> report,
      Map<String, SettingsForm> typed,
      Texts texts,
      Ui ui) {
    ShopSettings settings = desk.inForce(shop.key());
    Optional<List<String>> listed =
        answer instanceof Answer.Listed(List<String> names) ? Optional.of(names) : Optional.empty();
    SettingsForm saved = SettingsForm.of(settings, ui);
    SettingsForm form =
        Optional.ofNullable(typed.get(shop.key().shop())).map(saved::choosing).orElse(saved);
    boolean known = saved.boxes(listed).stream().noneMatch(SettingsForm.Box::unknown);
    return new ShopPart(
        shop.key().shop(),
        saved,
        form.boxes(listed),
        !settings.warehouses().isEmpty() && known,
        settings.synchronised(),
        Stream.concat(
                links(shop, report, texts).stream(),
                SmartBillWords.warehouses(saved.boxes(listed), answer, ui).stream())
            .toList());
  }

  private static List<LinkLine> links(Shop shop, Optional<ConnectionReport> report, Texts texts) {
    Stream<Link> ours = report.stream().map(ConnectionReport::links).flatMap(Collection::stream);
    Stream<Link> theirs =
        report.stream()
            .flatMap(one -> one.shops().stream())
            .filter(one -> one.shop().equals(shop.key()))
            .flatMap(one -> one.links().stream());
    return Stream.concat(ours, theirs).map(link -> LinkLine.of(link, texts)).toList();
  }
}
