package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.OrganizationId;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.TokenHash;
import dev.orchard.web.configuration.ConfigurationException;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that Cloud Run has authenticated and that have no token of ours. */
class InvokerTest {
  /** What Cloud Run makes of an identity token before it passes the request on. */
  private static final String IDENTITY =
      encoded("{\"alg\":\"RS256\",\"kid\":\"b7f\",\"typ\":\"JWT\"}")
          + "."
          + encoded("{\"email\":\"bq@example.iam.gserviceaccount.com\"}")
          + ".SIGNATURE_REMOVED_BY_GOOGLE";

  private final RecordedLog log = new RecordedLog();
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void runBehindCloudRun() {
    variables.put("K_SERVICE", "sql");
    variables.put("ORCHARD_INVOKER_ROLES", "predict");
    variables.put("ORCHARD_DEFAULT_ORGANIZATION", "acme");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private FakeResponse ask(FakeRequest request, Role role) throws IOException {
    return ask(request, role, "acme");
  }

  private FakeResponse ask(FakeRequest request, Role role, String organization) throws IOException {
    FakeResponse response = new FakeResponse();
    WebApplication.builder(TestSettings.of(log, variables))
        .route(
            HttpMethod.GET,
            "/x",
            role,
            exchange -> {
              exchange.caller().requireOrganization(new OrganizationId(organization));
              exchange.respondText(200, "text/plain", exchange.caller().name());
            })
        .build()
        .service(request, response);
    return response;
  }

  private static FakeRequest get() {
    return FakeRequest.get("/x").from("203.0.113.9");
  }

  @Test
  void areServedWithTheIdentityTokenThatWasCheckedForUs() throws IOException {
    FakeResponse response = ask(get().token(IDENTITY), Role.PREDICT);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("invoker");
  }

  @Test
  void haveNoOtherRoleAndNoOtherOrganization() throws IOException {
    assertThat(ask(get().token(IDENTITY), Role.READ).status()).isEqualTo(403);
    assertThat(ask(get().token(IDENTITY), Role.PREDICT, "globex").status()).isEqualTo(403);
  }

  @Test
  void areRefusedUnlessTheVariableIsSet() throws IOException {
    variables.remove("ORCHARD_INVOKER_ROLES");
    assertThat(ask(get().token(IDENTITY), Role.PREDICT).status()).isEqualTo(401);
    variables.put("ORCHARD_TOKENS", "ops " + TokenHash.of("master") + " predict *");
    assertThat(ask(get().token(IDENTITY), Role.PREDICT).status()).isEqualTo(401);
  }

  @Test
  void areWhoTheirTokenSaysIfTheyHaveOne() throws IOException {
    variables.put("ORCHARD_TOKENS", "ops " + TokenHash.of("master") + " read acme");
    assertThat(ask(get().token("master"), Role.READ).text()).isEqualTo("ops");
    assertThat(ask(get().token("master"), Role.PREDICT).status()).isEqualTo(403);
  }

  @Test
  void areNotServedInThePlaceOfSomebodyWhoseTokenDoesNotHold() throws IOException {
    assertThat(ask(get().token("orchard_withdrawn"), Role.PREDICT).status()).isEqualTo(401);
    String ours =
        encoded("{\"alg\":\"HS256\",\"kid\":\"k\",\"typ\":\"orchard-session+jwt\"}") + ".e30.AAAA";
    assertThat(ask(get().token(ours), Role.PREDICT).status()).isEqualTo(401);
  }

  @Test
  void areNotHeardOfWhereNobodyHasAuthenticatedThem() {
    variables.remove("K_SERVICE");
    assertThatThrownBy(() -> TestSettings.of(log, variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ORCHARD_INVOKER_ROLES: only on Cloud Run");
  }

  @Test
  void areWarnedOfAtTheStart() {
    TestSettings.of(log, variables);
    assertThat(log.lines().get(0)).contains("WARNING", "without a token of ours may predict");
  }

  @Test
  void areLimitedLikeTokens() throws IOException {
    variables.put("ORCHARD_RATE_LIMIT_PER_TOKEN", "0.01");
    WebApplication application =
        WebApplication.builder(TestSettings.of(log, variables))
            .route(HttpMethod.GET, "/x", Role.PREDICT, exchange -> exchange.respondEmpty(204))
            .build();
    FakeResponse first = new FakeResponse();
    application.service(get().token(IDENTITY), first);
    FakeResponse second = new FakeResponse();
    application.service(get().token(IDENTITY), second);
    assertThat(first.status()).isEqualTo(204);
    assertThat(second.status()).isEqualTo(429);
  }
}
