package ro.stocsync.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses as an operator writes them. */
class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.200, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "0.0.0.0/0, 198.51.100.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "10.0.0.0/8, magazin.ro, false",
    "10.0.0.0/8, '', false"
  })
  void contains(String network, String address, boolean contained) {
    assertThat(Network.of(network)).get().matches(one -> one.contains(address) == contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "magazin.ro",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "2001:db8::/129",
        "2001:db8::1/32",
        "256.1.1.1",
        "10.0.0.0/x"
      })
  void isNone(String text) {
    assertThat(Network.of(text)).isEmpty();
  }

  @Test
  void allAddressesOfOneHouseholdAreOnePeer() {
    assertThat(Network.peer("2001:db8:1:2:3:4:5:6")).isEqualTo(Network.peer("2001:db8:1:2::9"));
    assertThat(Network.peer("2001:db8:1:3::9")).isNotEqualTo(Network.peer("2001:db8:1:2::9"));
    assertThat(Network.peer("::ffff:10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(Network.peer("")).isEqualTo("?");
  }
}
