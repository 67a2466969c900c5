package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.OrganizationId;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.Session;
import dev.orchard.web.access.Sessions;
import dev.orchard.web.access.SigningKeys;
import dev.orchard.web.access.TokenHash;
import dev.orchard.web.configuration.ConfigurationException;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions where functions take tokens. */
class SessionCallerTest {
  private static final String KEYS = "k " + "c2lnbmluZyBr".repeat(4);

  @TempDir private Path folder;
  private final RecordedLog log = new RecordedLog();
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void configure() {
    variables.put("ORCHARD_SESSION_KEYS", KEYS);
    variables.put("ORCHARD_TOKENS", "looker " + TokenHash.of("open-sesame") + " predict acme");
  }

  private static String session(String user, Role role) {
    SigningKeys keys = SigningKeys.parse(KEYS);
    Instant start = RecordedLog.CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Sessions(() -> keys, RecordedLog.CLOCK)
        .sign(
            new Session(
                user,
                "looker",
                new OrganizationId("acme"),
                Set.of(role),
                start,
                start.plusSeconds(900)));
  }

  private FakeResponse ask(FakeRequest request) throws IOException {
    return ask(request, "acme");
  }

  private FakeResponse ask(FakeRequest request, String organization) throws IOException {
    FakeResponse response = new FakeResponse();
    application(organization).service(request, response);
    return response;
  }

  private WebApplication application(String organization) {
    return WebApplication.builder(TestSettings.of(log, variables))
        .route(
            HttpMethod.GET,
            "/x",
            Role.PREDICT,
            exchange -> {
              exchange.caller().requireOrganization(new OrganizationId(organization));
              exchange.respondText(200, "text/plain", exchange.caller().name());
            })
        .build();
  }

  private static FakeRequest get() {
    return FakeRequest.get("/x").from("203.0.113.9");
  }

  @Test
  void areTakenWhereTokensAre() throws IOException {
    FakeResponse response = ask(get().token(session("42", Role.PREDICT)));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("looker/42");
    assertThat(ask(get().token("open-sesame")).text()).isEqualTo("looker");
  }

  @Test
  void doNotCarryAnotherRole() throws IOException {
    assertThat(ask(get().token(session("42", Role.READ))).status()).isEqualTo(403);
  }

  @Test
  void doNotCarryAnotherOrganization() throws IOException {
    assertThat(ask(get().token(session("42", Role.PREDICT)), "globex").status()).isEqualTo(403);
  }

  @Test
  void areNotTakenWithoutAKey() throws IOException {
    variables.remove("ORCHARD_SESSION_KEYS");
    FakeResponse response = ask(get().token(session("42", Role.PREDICT)));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate").orElseThrow()).contains("invalid_token");
  }

  @Test
  void areAllThatIsTakenWhereNoTokensAre() throws IOException {
    variables.remove("ORCHARD_TOKENS");
    variables.put("K_SERVICE", "predict");
    assertThat(ask(get().token(session("42", Role.PREDICT))).status()).isEqualTo(200);
    assertThat(ask(get().token("open-sesame")).status()).isEqualTo(401);
    assertThat(ask(FakeRequest.get("/x")).status()).isEqualTo(401);
  }

  @Test
  void thatDoNotHoldAreRefusedEvenOnTheSameMachine() throws IOException {
    variables.remove("ORCHARD_TOKENS");
    String token = session("42", Role.PREDICT);
    variables.put("ORCHARD_SESSION_KEYS", KEYS.replace("k ", "another "));
    assertThat(ask(FakeRequest.get("/x").token(token)).status()).isEqualTo(401);
    assertThat(ask(FakeRequest.get("/x")).status()).isEqualTo(200);
  }

  @Test
  void areLimitedUserByUser() throws IOException {
    variables.put("ORCHARD_RATE_LIMIT_PER_TOKEN", "0.01");
    WebApplication application = application("acme");
    assertThat(status(application, session("42", Role.PREDICT))).isEqualTo(200);
    assertThat(status(application, session("42", Role.PREDICT))).isEqualTo(429);
    assertThat(status(application, session("43", Role.PREDICT))).isEqualTo(200);
    assertThat(status(application, "open-sesame")).isEqualTo(200);
  }

  private static int status(WebApplication application, String token) throws IOException {
    FakeResponse response = new FakeResponse();
    application.service(get().token(token), response);
    return response.status();
  }

  @Test
  void areLoggedByTokenAndUserAndNeverThemselves() throws IOException {
    String token = session("42", Role.PREDICT);
    ask(get().token(token));
    ask(get().token(token.substring(0, token.length() - 4)));
    assertThat(log.lines()).anyMatch(line -> line.contains("\"caller\":\"looker/42\""));
    assertThat(String.join("\n", log.lines()))
        .doesNotContain(token.substring(0, 60), "c2lnbmluZyBr");
  }

  @Test
  void areVerifiedByKeysOfAFile() throws IOException {
    variables.remove("ORCHARD_SESSION_KEYS");
    Path file = folder.resolve("keys");
    Files.writeString(file, KEYS);
    variables.put("ORCHARD_SESSION_KEYS_FILE", file.toString());
    assertThat(ask(get().token(session("42", Role.PREDICT))).status()).isEqualTo(200);
  }

  @Test
  void needKeysThatCanBeRead() {
    variables.put("ORCHARD_SESSION_KEYS", "k short");
    assertThatThrownBy(() -> TestSettings.of(log, variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ORCHARD_SESSION_KEYS: line 1");
    variables.put("ORCHARD_SESSION_KEYS_FILE", "/nowhere/keys");
    assertThatThrownBy(() -> TestSettings.of(log, variables)).hasMessageContaining("either");
    variables.remove("ORCHARD_SESSION_KEYS");
    assertThatThrownBy(() -> TestSettings.of(log, variables))
        .hasMessageContaining("ORCHARD_SESSION_KEYS_FILE: expected a readable file");
  }
}
