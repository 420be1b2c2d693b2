package ro.stocsync.company;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A SmartBill account: one callback URL, one token (two while it is being changed), some shops.
 *
 * @param id its name in the configuration and in the callback's URL
 * @param account how SmartBill itself is asked; empty if it never is
 * @param tokens the tokens accepted from SmartBill; never empty
 * @param shops its shops, at least one
 * @param alerts who is told when something stays wrong
 */
public record Company(
    String id,
    Optional<SmartBillAccount> account,
    List<Secret> tokens,
    List<Shop> shops,
    AlertTargets alerts) {

  /** Copies the lists. */
  public Company {
    tokens = List.copyOf(tokens);
    shops = List.copyOf(shops);
  }

  /** The company with the tokens and keys that another reading of the configuration gave. */
  Company withSecretsOf(Company read) {
    Map<ShopKey, Shop> shopsRead =
        read.shops.stream().collect(Collectors.toMap(Shop::key, Function.identity()));
    return new Company(
        id,
        account.map(mine -> read.account.map(mine::withTokenOf).orElse(mine)),
        read.tokens,
        shops.stream()
            .map(shop -> shop.withKeysOf(shopsRead.getOrDefault(shop.key(), shop)))
            .toList(),
        alerts.withWebhookOf(read.alerts));
  }

  /** Whether SmartBill may come in with this token; takes as long for a wrong one. */
  public boolean accepts(String token) {
    boolean accepted = false;
    for (Secret known : tokens) {
      accepted |= known.matchesIgnoringCase(token);
    }
    return accepted;
  }
}
