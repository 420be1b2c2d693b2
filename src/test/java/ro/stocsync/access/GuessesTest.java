package ro.stocsync.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many passwords may be guessed. */
class GuessesTest {

  private final Guesses guesses = new Guesses();

  @Test
  void tenWrongPasswordsForOneUserAreEnough() {
    fails("1.2.3.4", "ana", Guesses.OF_ONE_USER - 1);
    assertThat(guesses.allowed("1.2.3.4", "ana")).isTrue();

    fails("1.2.3.4", "ana", 1);

    assertThat(guesses.allowed("1.2.3.4", "ana")).isFalse();
  }

  @Test
  void nobodyLocksAnOperatorOutFromElsewhere() {
    fails("6.6.6.6", "ana", Guesses.OF_ONE_USER);

    assertThat(guesses.allowed("1.2.3.4", "ana")).isTrue();
    assertThat(guesses.allowed("6.6.6.6", "vlad")).isTrue();
  }

  @Test
  void fiftyWrongPasswordsFromOneAddressAreEnoughWhoeverTheyAreFor() {
    for (int i = 0; i < Guesses.FROM_ONE_ADDRESS; i++) {
      fails("6.6.6.6", "user-" + i, 1);
    }

    assertThat(guesses.allowed("6.6.6.6", "nobody-yet")).isFalse();
    assertThat(guesses.allowed("1.2.3.4", "nobody-yet")).isTrue();
  }

  private void fails(String address, String user, int times) {
    for (int i = 0; i < times; i++) {
      guesses.failed(address, user);
    }
  }
}
