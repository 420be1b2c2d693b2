package ro.stocsync.demo.smartbill;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The firms, and who may ask for them: Basic authentication by user and token. */
final class Accounts {

  private static final String BASIC = "basic ";

  private final List<Account> accounts = new CopyOnWriteArrayList<>();

  Account add(Account account) {
    accounts.add(account);
    return account;
  }

  /** The firms of whoever asks; none if nobody has that name and token. */
  List<Account> of(Asked asked) {
    String credentials = asked.authorization().flatMap(Accounts::credentials).orElse("");
    return accounts.stream()
        .filter(account -> credentials.equals(account.username() + ":" + account.token()))
        .toList();
  }

  private static Optional<String> credentials(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
