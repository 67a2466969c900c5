package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void knowsTheAddressesOfTheMachineItself() {
    for (String text :
        new String[] {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"}) {
      assertThat(Address.isLoopback(text)).as(text).isTrue();
    }
  }

  @Test
  void takesNothingElseForTheMachineItself() {
    for (String text :
        new String[] {
          "",
          "localhost",
          "127.1",
          "127.0.0.1.evil",
          "0.0.0.0",
          "::",
          "1.2.3.4",
          "127.0.0.256",
          "0x7f.0.0.1",
          "2130706433",
          "::1%lo",
          "[::1]",
          "127..0.1",
          ":::1"
        }) {
      assertThat(Address.isLoopback(text)).as(text).isFalse();
    }
  }

  @Test
  void countsAnIpv6CustomerAsOne() {
    assertThat(Address.limitKey("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::/64");
    assertThat(Address.limitKey("2001:db8:1:2::1")).isEqualTo("2001:db8:1:2::/64");
    assertThat(Address.limitKey("203.0.113.5")).isEqualTo("203.0.113.5");
  }

  @Test
  void givesAllNonsenseOneKey() {
    assertThat(Address.limitKey("a".repeat(10_000))).isEqualTo("unknown");
    assertThat(Address.limitKey("example.com")).isEqualTo("unknown");
  }
}
