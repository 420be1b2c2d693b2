package ro.stocsync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import ro.stocsync.HookServer;
import ro.stocsync.MailServer;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;

/** Lets a test begin with nothing wrong, make something wrong, and look whenever it says. */
@ApplicationScoped
class AlertStory {

  private final ShopStory story;
  private final AlertKeeper keeper;
  private volatile DemoShop shop;
  private volatile Instant begin;

  AlertStory(ShopStory story, AlertKeeper keeper) {
    this.story = story;
    this.keeper = keeper;
  }

  /** Nothing is wrong, and nobody was told of anything. */
  void begin(DemoShop shop, MailServer mail, HookServer hook) {
    mail.begin();
    hook.begin();
    story.begin(shop);
    this.shop = shop;
    this.begin = Instant.now();
  }

  /** When the story began. */
  Instant beginning() {
    return begin;
  }

  /** Looks, and sends what is due, so many minutes after the story began. */
  void lookAfter(long minutes) {
    lookAt(begin.plus(Duration.ofMinutes(minutes)));
  }

  /** Likewise, at that moment. */
  void lookAt(Instant now) {
    keeper.lookAndSend(Clock.fixed(now, ZoneOffset.UTC));
  }

  /** From now on the shop fails, and StocSync has noticed. */
  void theShopIsDown() {
    shop.faults().always(new Fault.ServerError());
    await().untilAsserted(() -> assertThat(failures()).isPositive());
  }

  /** The shop answers again, and StocSync has noticed. */
  void theShopIsWell() {
    shop.faults().clear();
    await().untilAsserted(() -> assertThat(failures()).isZero());
  }

  private long failures() {
    return story.number("select max(failures) from shop_lease");
  }
}
