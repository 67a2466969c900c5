package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reader of signed tokens against everything that is not one. */
class CompactTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SigningKeys KEYS = SigningKeys.parse("k " + "c2lnbmluZyBr".repeat(4));
  private static final Sessions SESSIONS =
      new Sessions(() -> KEYS, Clock.fixed(NOW, ZoneOffset.UTC));
  private static final String TOKEN =
      SESSIONS.sign(
          new Session(
              "42",
              "looker",
              new OrganizationId("acme"),
              Set.of(Role.PREDICT),
              NOW,
              NOW.plusSeconds(60)));

  private static boolean holds(String token) {
    try {
      return SESSIONS.verify(token).isPresent();
    } catch (UnauthorizedException refused) {
      return false;
    }
  }

  @Test
  void takesNothingWithoutThreeParts() {
    for (String token :
        new String[] {"", ".", "..", "...", "a.b", TOKEN + ".", "." + TOKEN, TOKEN + ".e30"}) {
      assertThat(holds(token)).as(token).isFalse();
    }
  }

  @Test
  void takesNothingThatIsTooLong() {
    String[] parts = TOKEN.split("\\.", -1);
    String longer = parts[0] + "." + "A".repeat(CompactToken.LONGEST) + "." + parts[2];
    assertThat(CompactToken.parse(longer)).isEmpty();
    assertThat(holds(TOKEN + "A".repeat(1 << 20))).isFalse();
  }

  @Test
  void takesNoPaddingNoSpacesAndNoOtherAlphabet() {
    String[] parts = TOKEN.split("\\.", -1);
    for (int i = 0; i < 3; i++) {
      for (String changed :
          new String[] {
            parts[i] + "=", parts[i] + " ", parts[i] + "\n", " " + parts[i], parts[i] + "+"
          }) {
        String[] other = parts.clone();
        other[i] = changed;
        assertThat(holds(String.join(".", other))).as(changed).isFalse();
      }
    }
  }

  @Test
  void takesNoSecondWayToWriteTheSameBytes() {
    // 32 bytes leave two bits of the last character unused.
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(TOKEN.charAt(TOKEN.length() - 1));
    for (int unused = 1; unused < 4; unused++) {
      String other = TOKEN.substring(0, TOKEN.length() - 1) + alphabet.charAt((last & ~3) | unused);
      assertThat(holds(other)).as(other).isFalse();
    }
  }

  @Test
  void takesNoTokenWithAnyOneCharacterChanged() {
    for (int i = 0; i < TOKEN.length(); i++) {
      for (char c : new char[] {'A', 'b', '9', '-', '.', '=', '\u00e9', '\u0141', '\0'}) {
        if (TOKEN.charAt(i) != c) {
          String changed = TOKEN.substring(0, i) + c + TOKEN.substring(i + 1);
          assertThat(holds(changed)).as(changed).isFalse();
        }
      }
    }
  }

  @Test
  void survivesWhateverIsSent() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String alphabet = "ABZaz09-_.=+/ \"{}:\u00e9\ud83c\u0000eyJ";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder token = new StringBuilder(random.nextBoolean() ? TOKEN : "");
      for (int edits = random.nextInt(30) + 1; edits > 0; edits--) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        int at = random.nextInt(token.length() + 1);
        if (at < token.length() && random.nextBoolean()) {
          token.deleteCharAt(at);
        } else {
          token.insert(at, c);
        }
      }
      String sent = token.toString();
      assertThat(holds(sent)).as("seed %d: %s", seed, sent).isEqualTo(sent.equals(TOKEN));
    }
  }
}
