package ro.stocsync.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.delivery.SettingsForecast;
import ro.stocsync.delivery.SettingsWork;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.WarehouseNames;

/** Takes a shop's settings from forms: tells of their effect, and saves them. */
@ApplicationScoped
class SettingsDesk {

  private static final int LOOK_BACK = 20;

  private final Validator validator;
  private final SettingsTable settings;
  private final WarehouseNames names;
  private final SettingsForecast forecast;
  private final SettingsWork work;
  private final History history;

  SettingsDesk(
      Validator validator,
      SettingsTable settings,
      WarehouseNames names,
      SettingsForecast forecast,
      SettingsWork work,
      History history) {
    this.validator = validator;
    this.settings = settings;
    this.names = names;
    this.forecast = forecast;
    this.work = work;
    this.history = history;
  }

  /** A shop's settings as they are now, their warehouses spelled as SmartBill does. */
  ShopSettings inForce(ShopKey shop) {
    return names.spelled(shop, settings.of(shop));
  }

  /** What came of saving. */
  sealed interface Saving {

    /**
     * They are saved.
     *
     * @param due how many products are sent because of it
     */
    record Saved(int due) implements Saving {}

    /**
     * They cannot be.
     *
     * @param fields which of them
     */
    record Wrong(Set<String> fields) implements Saving {

      /** Copies the set. */
      public Wrong {
        fields = Set.copyOf(fields);
      }
    }

    /**
     * Somebody else changed them since the form was filled; nothing is saved.
     *
     * @param latest the last change, if the history still has it
     */
    record Meanwhile(Optional<History.Noted> latest) implements Saving {}
  }

  Saving save(Shop shop, SettingsForm form, String who) {
    Set<String> wrong = form.wrong(validator);
    if (!wrong.isEmpty()) {
      return new Saving.Wrong(wrong);
    }
    OptionalInt due = work.change(shop.key(), form.seen(), form.draft().settings(), who);
    return due.isPresent()
        ? new Saving.Saved(due.getAsInt())
        : new Saving.Meanwhile(latest(shop.key()));
  }

  private Optional<History.Noted> latest(ShopKey shop) {
    return history.latest(shop.company(), 0, LOOK_BACK).stream()
        .filter(noted -> noted.entry().what().equals("SETTINGS_CHANGED"))
        .filter(noted -> noted.entry().shop().equals(Optional.of(shop.shop())))
        .findFirst();
  }

  /**
   * What saving a form would do.
   *
   * @param wrong settings that cannot be; then nothing else is told
   * @param changed whether anything would be another one
   * @param without whether no warehouse is chosen
   * @param off whether synchronisation would be switched off
   * @param effect on the products
   */
  record Outlook(
      Set<String> wrong,
      boolean changed,
      boolean without,
      boolean off,
      SettingsForecast.Effect effect) {

    private static final SettingsForecast.Effect NONE = new SettingsForecast.Effect(0, 0, 0, 0);

    static Outlook wrong(Set<String> fields) {
      return new Outlook(fields, false, false, false, NONE);
    }
  }

  Outlook outlook(Shop shop, SettingsForm form) {
    Set<String> wrong = form.wrong(validator);
    if (!wrong.isEmpty()) {
      return Outlook.wrong(wrong);
    }
    ShopSettings before = settings.of(shop.key());
    ShopSettings after = form.draft().settings();
    return new Outlook(
        Set.of(),
        !after.equals(before),
        after.warehouses().isEmpty(),
        before.synchronised() && !after.synchronised(),
        forecast.effect(shop, after));
  }
}
