package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(15);
  private static final String OLD = "old " + "b2xk".repeat(11) + "\n";
  private static final String NEW = "new " + "bmV3".repeat(11) + "\n";
  private static final String HEADER =
      "{\"alg\":\"HS256\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"}";
  private static final String CLAIMS =
      "{\"iss\":\"orchard\",\"sub\":\"42\",\"token\":\"looker\",\"org_id\":\"acme\","
          + "\"roles\":[\"predict\"],\"iat\":1795262400,\"exp\":1795263300}";

  private static Sessions at(Instant instant, String keys) {
    SigningKeys parsed = SigningKeys.parse(keys);
    return new Sessions(() -> parsed, Clock.fixed(instant, ZoneOffset.UTC));
  }

  private static Session session() {
    return new Session(
        "42",
        "looker",
        new OrganizationId("acme"),
        Set.of(Role.PREDICT, Role.READ),
        NOW,
        NOW.plus(LENGTH));
  }

  private static void assertRefused(String token) {
    assertThatThrownBy(() -> at(NOW, OLD).verify(token))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessage("This session is not known");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A token of these parts, truly signed. */
  private static String signed(String header, String claims) {
    String signed = encoded(header) + "." + encoded(claims);
    byte[] signature = SigningKeys.parse(OLD).signing().sign(signed);
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  @Test
  void knowsASessionAgainAsItWasSigned() {
    String token = at(NOW, OLD).sign(session());
    assertThat(at(NOW.plusSeconds(899), OLD).verify(token)).hasValue(session());
    assertThat(token).hasSizeLessThan(CompactToken.LONGEST / 2);
  }

  @Test
  void readsTheClaimsOfTheseTests() {
    assertThat(at(NOW, OLD).verify(signed(HEADER, CLAIMS)).orElseThrow().caller())
        .isEqualTo(
            new Caller(
                "looker/42", Set.of(Role.PREDICT), false, Set.of(new OrganizationId("acme"))));
  }

  @Test
  void changesKeysWithoutDowntime() {
    String before = at(NOW, OLD).sign(session());
    assertThat(at(NOW, OLD + NEW).verify(before)).isPresent();
    assertThat(at(NOW, NEW + OLD).verify(before)).isPresent();
    String after = at(NOW, NEW + OLD).sign(session());
    assertThat(at(NOW, OLD + NEW).verify(after)).isPresent();
    assertThat(at(NOW, NEW).verify(after)).isPresent();
  }

  @Test
  void refusesASessionWhoseKeyWasWithdrawn() {
    String token = at(NOW, OLD).sign(session());
    assertThatThrownBy(() -> at(NOW, NEW).verify(token)).isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void refusesAnotherKeyOfTheSameId() {
    assertThatThrownBy(() -> at(NOW, NEW.replace("new ", "old ")).verify(signed(HEADER, CLAIMS)))
        .isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void saysOfAnEndedSessionThatItHasEnded() {
    String token = at(NOW, OLD).sign(session());
    Instant end = NOW.plus(LENGTH).plus(Sessions.SKEW);
    assertThat(at(end.minusSeconds(1), OLD).verify(token)).isPresent();
    assertThatThrownBy(() -> at(end, OLD).verify(token))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void refusesASessionFromTheFutureButForSkewedClocks() {
    String token = at(NOW, OLD).sign(session());
    assertThat(at(NOW.minus(Sessions.SKEW), OLD).verify(token)).isPresent();
    Instant tooEarly = NOW.minus(Sessions.SKEW).minusSeconds(1);
    assertThatThrownBy(() -> at(tooEarly, OLD).verify(token))
        .isInstanceOf(UnauthorizedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"HS512\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"RS256\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"hs256\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"HS256\",\"kid\":\"old\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS256\",\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"HS256\",\"kid\":7,\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"HS256\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\",\"crit\":[]}",
        "{\"alg\":\"HS256\",\"kid\":\"old\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"}",
        "{\"alg\":\"HS256\",\"kid\":\"old\",\"typ\":\"orchard-session+jwt\"",
        "[]",
        ""
      })
  void takesNoOtherHeaderForOneOfOurs(String header) {
    assertThat(at(NOW, OLD).verify(signed(header, CLAIMS))).isEmpty();
  }

  @Test
  void refusesAKeyThatItDoesNotHave() {
    assertRefused(signed(HEADER.replace("old", "older"), CLAIMS));
  }

  @Test
  void refusesClaimsAlteredAfterSigning() {
    String[] parts = signed(HEADER, CLAIMS).split("\\.", -1);
    for (String altered :
        new String[] {
          CLAIMS.replace("acme", "globex"),
          CLAIMS.replace("predict", "release"),
          CLAIMS.replace("\"42\"", "\"43\""),
          CLAIMS.replace("1795263300", "1795266000")
        }) {
      assertThat(altered).isNotEqualTo(CLAIMS);
      assertRefused(parts[0] + "." + encoded(altered) + "." + parts[2]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"iss\":\"orchard\"",
        "{\"iss\":\"orchard\",\"sub\":\"42\",\"sub\":\"1\"}",
        "null"
      })
  void refusesSignedClaimsThatAreNone(String claims) {
    assertRefused(signed(HEADER, claims));
  }

  @Test
  void refusesSignedClaimsThatNobodyHereSigns() {
    for (String[] change :
        new String[][] {
          {"\"iss\":\"orchard\"", "\"iss\":\"other\""},
          {"[\"predict\"]", "[]"},
          {"[\"predict\"]", "[\"session\"]"},
          {"[\"predict\"]", "[\"public\"]"},
          {"[\"predict\"]", "\"predict\""},
          {"\"acme\"", "\"*\""},
          {"\"acme\"", "[\"acme\"]"},
          {"\"42\"", "\"4/2\""},
          {"\"42\"", "\"\""},
          {"1795263300", "1795266001"},
          {"1795263300", "1795262400"},
          {"1795263300", "1e99"},
          {"1795262400", "-1"},
          {"\"exp\":1795263300", "\"exp\":\"1795263300\""},
          {",\"exp\":1795263300", ""},
          {"\"iat\"", "\"model\":\"one-only\",\"iat\""}
        }) {
      String claims = CLAIMS.replace(change[0], change[1]);
      assertThat(claims).isNotEqualTo(CLAIMS);
      assertRefused(signed(HEADER, claims));
    }
  }

  @Test
  void signsNothingLongerThanAnHour() {
    Session endless =
        new Session(
            "42",
            "looker",
            OrganizationId.DEFAULT,
            Set.of(Role.READ),
            NOW,
            NOW.plus(Sessions.LONGEST).plusSeconds(1));
    assertThatThrownBy(() -> at(NOW, OLD).sign(endless))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesNoSessionThatOpensSessions() {
    assertThatThrownBy(
            () ->
                new Session(
                    "42",
                    "looker",
                    OrganizationId.DEFAULT,
                    Set.of(Role.SESSION),
                    NOW,
                    NOW.plus(LENGTH)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
