package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.OrganizationId;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.TokenHash;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
  private static final String TOKENS =
      "looker "
          + TokenHash.of("open-sesame")
          + " predict acme; ops "
          + TokenHash.of("master")
          + " predict,read,train,release *";

  private final RecordedLog log = new RecordedLog();
  private final Map<String, String> variables = new HashMap<>();

  private FakeResponse ask(FakeRequest request, Role role) throws IOException {
    FakeResponse response = new FakeResponse();
    WebApplication.builder(TestSettings.of(log, variables))
        .route(
            HttpMethod.GET,
            "/x",
            role,
            exchange -> {
              if (role != Role.PUBLIC) {
                exchange.caller().requireOrganization(new OrganizationId("acme"));
              }
              exchange.respondText(200, "text/plain", exchange.caller().name());
            })
        .build()
        .service(request, response);
    return response;
  }

  private static FakeRequest get() {
    return FakeRequest.get("/x");
  }

  @Test
  void letsATokenWithTheRoleIn() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    FakeResponse response = ask(get().token("open-sesame"), Role.PREDICT);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("looker");
  }

  @Test
  void asksForATokenWith401() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    FakeResponse response = ask(get(), Role.PREDICT);
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).hasValue("Bearer realm=\"orchard\"");
  }

  @Test
  void refusesAnUnknownTokenWith401() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    FakeResponse response = ask(get().token("guess"), Role.PREDICT);
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate").orElseThrow()).contains("invalid_token");
  }

  @Test
  void refusesTheHashInPlaceOfTheToken() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    FakeRequest request = get().token(TokenHash.of("master").toString());
    assertThat(ask(request, Role.PREDICT).status()).isEqualTo(401);
  }

  @Test
  void refusesTwoTokensAtOnce() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    FakeRequest request = get().token("master").addHeader("Authorization", "Bearer guess");
    assertThat(ask(request, Role.PREDICT).status()).isEqualTo(401);
  }

  @Test
  void refusesAKnownTokenWithoutTheRoleWith403() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    assertThat(ask(get().token("open-sesame"), Role.RELEASE).status()).isEqualTo(403);
  }

  @Test
  void refusesAnotherOrganizationWith403() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS.replace("acme", "globex"));
    assertThat(ask(get().token("open-sesame"), Role.PREDICT).status()).isEqualTo(403);
  }

  @Test
  void treatsCallersOnTheMachineLikeAllOthersOnceThereAreTokens() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    assertThat(ask(get().from("127.0.0.1"), Role.READ).status()).isEqualTo(401);
  }

  @Test
  void servesPublicRoutesToEveryone() throws IOException {
    FakeRequest request = get().from("203.0.113.5").header("Host", "anything.example");
    assertThat(ask(request, Role.PUBLIC).status()).isEqualTo(200);
  }

  @Test
  void servesCallersOnTheMachineWithoutTokens() throws IOException {
    for (String host : new String[] {"localhost", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:1"}) {
      assertThat(ask(get().header("Host", host), Role.RELEASE).status()).as(host).isEqualTo(200);
    }
    assertThat(ask(get().from("::1"), Role.READ).status()).isEqualTo(200);
    assertThat(ask(get().from("0:0:0:0:0:0:0:1"), Role.READ).status()).isEqualTo(200);
  }

  @Test
  void servesNobodyElseWithoutTokens() throws IOException {
    for (String address : new String[] {"192.168.1.7", "2001:db8::1", "", "localhost", "evil"}) {
      assertThat(ask(get().from(address), Role.READ).status()).as(address).isEqualTo(401);
    }
  }

  @Test
  void isNotFooledByAPageThatBoundItsNameToThisMachine() throws IOException {
    for (String host :
        new String[] {
          "evil.example",
          "localhost.evil.example",
          "127.0.0.1.evil.example",
          "localhost:x",
          "[::1]x",
          "[::2]"
        }) {
      assertThat(ask(get().header("Host", host), Role.READ).status()).as(host).isEqualTo(401);
    }
    assertThat(ask(get().withoutHeader("Host"), Role.READ).status()).isEqualTo(401);
  }

  @Test
  void doesNotServeWhatAProxyPassesOnWithoutTokens() throws IOException {
    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
      assertThat(ask(get().header(header, "127.0.0.1"), Role.READ).status()).isEqualTo(401);
    }
  }

  @Test
  void servesNobodyInTheCloudWithoutTokens() throws IOException {
    variables.put("K_SERVICE", "predict");
    assertThat(ask(get(), Role.READ).status()).isEqualTo(401);
  }

  @Test
  void refusesForeignPagesInTheUsersBrowserWithoutTokens() throws IOException {
    assertThat(ask(get().header("Origin", "https://evil.example"), Role.READ).status())
        .isEqualTo(403);
    assertThat(ask(get().header("Origin", "null"), Role.READ).status()).isEqualTo(403);
    assertThat(ask(get().header("Origin", "http://localhost:8080"), Role.READ).status())
        .isEqualTo(200);
    variables.put("ORCHARD_ALLOWED_ORIGINS", "https://ours.example");
    assertThat(ask(get().header("Origin", "https://ours.example"), Role.READ).status())
        .isEqualTo(200);
  }

  @Test
  void saysAtTheStartWhoIsServed() throws IOException {
    TestSettings.of(log, variables);
    assertThat(log.lines().get(0)).contains("only callers on this machine are served");
    variables.put("ORCHARD_TOKENS", TOKENS);
    TestSettings.of(log, variables);
    assertThat(log.lines().get(1)).contains("one of 2 tokens").doesNotContain("sesame");
  }

  @Test
  void limitsATokenAndSaysWhenToComeBack() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    variables.put("ORCHARD_RATE_LIMIT_PER_TOKEN", "0.01");
    WebSettings settings = TestSettings.of(log, variables);
    WebApplication application =
        WebApplication.builder(settings)
            .route(HttpMethod.GET, "/x", Role.PREDICT, exchange -> exchange.respondEmpty(204))
            .build();
    FakeResponse first = new FakeResponse();
    application.service(get().token("open-sesame"), first);
    FakeResponse second = new FakeResponse();
    application.service(get().token("open-sesame"), second);
    assertThat(first.status()).isEqualTo(204);
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Retry-After")).hasValue("100");
  }

  @Test
  void limitsTheAddressOurProxySawAndNotTheOneTheClientClaims() throws IOException {
    variables.put("ORCHARD_TOKENS", TOKENS);
    variables.put("K_SERVICE", "predict");
    variables.put("ORCHARD_RATE_LIMIT_PER_ADDRESS", "0.01");
    WebApplication application =
        WebApplication.builder(TestSettings.of(log, variables))
            .route(HttpMethod.GET, "/x", Role.PUBLIC, exchange -> exchange.respondEmpty(204))
            .build();
    FakeResponse first = new FakeResponse();
    application.service(get().header("X-Forwarded-For", "1.1.1.1, 203.0.113.5"), first);
    FakeResponse second = new FakeResponse();
    application.service(get().header("X-Forwarded-For", "2.2.2.2, 203.0.113.5"), second);
    FakeResponse other = new FakeResponse();
    application.service(get().header("X-Forwarded-For", "203.0.113.5, 203.0.113.6"), other);
    assertThat(first.status()).isEqualTo(204);
    assertThat(second.status()).isEqualTo(429);
    assertThat(other.status()).isEqualTo(204);
  }
}
