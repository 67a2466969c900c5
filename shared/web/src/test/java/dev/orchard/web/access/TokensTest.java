package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.OrganizationId;
import java.security.SecureRandom;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final String SECRET = NewToken.generate(new SecureRandom()).token();
  private static final String LINE = "looker " + TokenHash.of(SECRET) + " predict,read acme,globex";

  @Test
  void hashesAsEveryoneElseDoes() {
    // The SHA-256 of "abc", FIPS 180-2 appendix B.1.
    assertThat(TokenHash.of("abc"))
        .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void findsTheCallerOfAToken() {
    Caller caller = Tokens.parse("# who may call\n\n" + LINE).caller(SECRET).orElseThrow();
    assertThat(caller.name()).isEqualTo("looker");
    assertThat(caller.roles()).containsExactlyInAnyOrder(Role.PREDICT, Role.READ);
    assertThat(caller.mayActFor(new OrganizationId("globex"))).isTrue();
    assertThat(caller.mayActFor(new OrganizationId("initech"))).isFalse();
  }

  @Test
  void bindsAStarToAllOrganizations() {
    Tokens tokens = Tokens.parse(LINE.replace("acme,globex", "*"));
    assertThat(tokens.caller(SECRET).orElseThrow().mayActFor(new OrganizationId("any"))).isTrue();
  }

  @Test
  void knowsNobodyByAnythingElse() {
    Tokens tokens = Tokens.parse(LINE);
    for (String token :
        new String[] {"", " ", "*", "looker", SECRET + " ", TokenHash.of(SECRET).toString()}) {
      assertThat(tokens.caller(token)).as(token).isEmpty();
    }
  }

  @Test
  void reportsEveryMistakeWithItsLineAndNoHash() {
    String lines =
        "a b\n" + LINE.replace("read", "write") + "\nx nothex predict acme\n" + LINE + "\n" + LINE;
    assertThatThrownBy(() -> Tokens.parse(lines))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidLinesException.class))
        .satisfies(
            e -> {
              assertThat(e.mistakes()).hasSizeGreaterThanOrEqualTo(4);
              assertThat(e.mistakes()).allMatch(mistake -> mistake.startsWith("line "));
              assertThat(e.getMessage()).doesNotContain(TokenHash.of(SECRET).toString());
            });
  }

  @Test
  void doesNotGrantThePublicRole() {
    assertThatThrownBy(() -> Tokens.parse(LINE.replace("read", "public")))
        .isInstanceOf(InvalidLinesException.class);
  }

  @Test
  void readsOrRefusesAnyLinesWithoutAnotherFailure() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      StringBuilder lines = new StringBuilder(LINE);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int at = random.nextInt(lines.length());
        lines.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
      }
      try {
        assertThat(Tokens.parse(lines.toString()).size())
            .as("seed %s", seed)
            .isLessThanOrEqualTo(1);
      } catch (InvalidLinesException refused) {
        assertThat(refused.mistakes()).as("seed %s", seed).isNotEmpty();
      }
    }
  }

  @Test
  void keepsANewTokenOutOfLogs() {
    NewToken token = NewToken.generate(new SecureRandom());
    assertThat(token.toString()).doesNotContain(token.token());
    assertThat(token.token()).startsWith("orchard_").hasSize(51);
  }
}
