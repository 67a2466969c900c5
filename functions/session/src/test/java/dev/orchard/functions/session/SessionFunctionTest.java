package dev.orchard.functions.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.serving.Installation;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.TokenHash;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.Severity;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFunctionTest {
  private static final String KEY = "orchard_the-key-of-looker";
  private static final String SECRET = "c2lnbmluZyBr".repeat(4);

  @TempDir private Path folder;
  private final RecordedLog log = new RecordedLog();
  private final Map<String, String> variables = new HashMap<>();
  private Installation installation;

  @BeforeEach
  void configure() {
    variables.put("ORCHARD_SESSION_KEYS", "looker-2026-11 " + SECRET);
    variables.put("ORCHARD_TOKENS", tokens("session,predict,read", "acme"));
  }

  @AfterEach
  void close() {
    if (installation != null) {
      installation.close();
    }
  }

  private static String tokens(String roles, String organizations) {
    return "looker " + TokenHash.of(KEY) + " " + roles + " " + organizations;
  }

  private FakeResponse open(String json) throws Exception {
    return open(FakeRequest.post("/session", json).token(KEY));
  }

  private FakeResponse open(FakeRequest request) throws Exception {
    close();
    installation =
        Installation.open(
            Configuration.read(variables),
            log.log(Severity.INFO),
            new FileObjectStore(folder),
            RecordedLog.CLOCK);
    FakeResponse response = new FakeResponse();
    new SessionFunction(installation).service(request, response);
    return response;
  }

  private static String text(JsonObject answer, String name) {
    return ((JsonString) answer.get(name)).value();
  }

  /** What a function answers that needs the role, for the organization. */
  private int status(String token, Role role, String organization) throws Exception {
    FakeResponse response = new FakeResponse();
    WebApplication.builder(installation.webSettings())
        .route(
            HttpMethod.GET,
            "/x",
            role,
            exchange -> {
              exchange.caller().requireOrganization(new OrganizationId(organization));
              exchange.respondEmpty(204);
            })
        .build()
        .service(FakeRequest.get("/x").from("203.0.113.9").token(token), response);
    return response.status();
  }

  @Test
  void exchangesAKeyForATokenOfOneUser() throws Exception {
    FakeResponse response = open("{\"user\": \"42\"}");
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.header("Cache-Control")).hasValue("no-store");
    JsonObject answer = response.json();
    assertThat(text(answer, "token_type")).isEqualTo("Bearer");
    assertThat(text(answer, "expires_at")).isEqualTo("2026-03-01T00:14:59Z");
    assertThat(text(answer, "renew_after")).isEqualTo("2026-03-01T00:11:59Z");
    assertThat(text(answer, "org_id")).isEqualTo("acme");
    assertThat(text(answer, "user")).isEqualTo("42");
    assertThat(response.text()).contains("\"roles\":[\"predict\",\"read\"]", "\"expires_in\":900");
  }

  @Test
  void handsOutATokenThatOpensJustWhatItSays() throws Exception {
    String token = text(open("{\"user\":\"42\",\"roles\":[\"predict\"]}").json(), "token");
    assertThat(status(token, Role.PREDICT, "acme")).isEqualTo(204);
    assertThat(status(token, Role.READ, "acme")).isEqualTo(403);
    assertThat(status(token, Role.PREDICT, "globex")).isEqualTo(403);
  }

  @Test
  void doesNotLetASessionOpenAnother() throws Exception {
    String token = text(open("{\"user\":\"42\"}").json(), "token");
    FakeRequest again = FakeRequest.post("/session", "{\"user\":\"1\"}").token(token);
    assertThat(open(again).status()).isEqualTo(403);
  }

  @Test
  void takesNoTokenWithoutTheRole() throws Exception {
    variables.put("ORCHARD_TOKENS", tokens("predict,read", "acme"));
    assertThat(open("{\"user\":\"42\"}").status()).isEqualTo(403);
  }

  @Test
  void handsOnNoRoleAndNoOrganizationThatTheKeyLacks() throws Exception {
    assertThat(open("{\"user\":\"42\",\"roles\":[\"predict\",\"release\"]}").status())
        .isEqualTo(403);
    assertThat(open("{\"user\":\"42\",\"org_id\":\"globex\"}").status()).isEqualTo(403);
    variables.put("ORCHARD_TOKENS", tokens("session", "acme"));
    assertThat(open("{\"user\":\"42\"}").status()).isEqualTo(403);
  }

  @Test
  void asksWhichOrganizationIfTheKeyHasSeveralAndNotTheDefault() throws Exception {
    variables.put("ORCHARD_TOKENS", tokens("session,predict", "acme,globex"));
    FakeResponse response = open("{\"user\":\"42\"}");
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text()).contains("$.org_id");
    assertThat(text(open("{\"user\":\"42\",\"org_id\":\"globex\"}").json(), "org_id"))
        .isEqualTo("globex");
    variables.put("ORCHARD_DEFAULT_ORGANIZATION", "acme");
    assertThat(text(open("{\"user\":\"42\"}").json(), "org_id")).isEqualTo("acme");
  }

  @Test
  void bindsAKeyForAllToOneOrganizationAtATime() throws Exception {
    variables.put("ORCHARD_TOKENS", tokens("session,read", "*"));
    String token = text(open("{\"user\":\"42\",\"org_id\":\"globex\"}").json(), "token");
    assertThat(status(token, Role.READ, "globex")).isEqualTo(204);
    assertThat(status(token, Role.READ, "default")).isEqualTo(403);
  }

  @Test
  void namesEverythingThatDoesNotFit() throws Exception {
    FakeResponse response =
        open("{\"user\":\"a/b\",\"org_id\":\"../x\",\"roles\":[\"session\",\"king\"],\"ttl\":1}");
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text())
        .contains("$.user", "$.org_id", "$.roles[0]", "$.roles[1]", "\\\"ttl\\\"");
    assertThat(open("{}").text()).contains("$.user");
    assertThat(open("{\"user\":42}").text()).contains("$.user");
    assertThat(open("{\"user\":\"42\",\"roles\":[]}").text()).contains("$.roles");
    assertThat(open("[]").status()).isEqualTo(400);
  }

  @Test
  void saysWhatIsMissingWithoutAKeyToSignBy() throws Exception {
    variables.remove("ORCHARD_SESSION_KEYS");
    FakeResponse response = open("{\"user\":\"42\"}");
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.text()).contains("ORCHARD_SESSION_KEYS");
  }

  @Test
  void lastsAsLongAsItIsTold() throws Exception {
    variables.put("ORCHARD_SESSION_SECONDS", "60");
    assertThat(text(open("{\"user\":\"42\"}").json(), "expires_at"))
        .isEqualTo("2026-03-01T00:00:59Z");
  }

  @Test
  void writesAnAuditLineWithoutKeyTokenOrSecret() throws Exception {
    String token = text(open("{\"user\":\"42\",\"roles\":[\"read\"]}").json(), "token");
    assertThat(log.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "\"audit\":\"session_opened\"",
                        "\"who\":\"looker\"",
                        "\"user\":\"42\"",
                        "\"organization\":\"acme\"",
                        "\"roles\":\"read\""));
    assertThat(String.join("\n", log.lines())).doesNotContain(KEY, SECRET, token.substring(0, 40));
  }

  @Test
  void repeatsTheKeyInNoAnswer() throws Exception {
    for (String body : new String[] {"{\"user\":\"42\"}", "{}", "[", "{\"org_id\":\"globex\"}"}) {
      FakeResponse response = open(body);
      assertThat(response.text()).doesNotContain(KEY, SECRET);
      assertThat(response.getHeaders().toString()).doesNotContain(KEY, SECRET);
    }
  }
}
