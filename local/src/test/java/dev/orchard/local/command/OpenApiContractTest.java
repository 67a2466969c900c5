package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.cloud.functions.HttpFunction;
import dev.orchard.local.command.Contract.Operation;
import dev.orchard.local.host.Mount;
import dev.orchard.web.Route;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.TokenHash;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the functions to functions/openapi.yaml and the other way round: every example is sent over
 * HTTP to all functions in one host, every answer is held to the document's schemas, and every
 * route of the functions stands in the document with its role.
 */
@Tag("slow")
class OpenApiContractTest {
  private static final Path ROOT = Path.of(System.getProperty("orchard.root", ".."));
  private static final Path FILE = ROOT.resolve("functions/openapi.yaml");

  @TempDir static Path folder;
  private static Contract contract;
  private static SampleOrchard orchard;
  private static SampleOrchard.Hosted shared;

  /** A copy, put right again before each example that changes something. */
  private static SampleOrchard changed;

  private static SampleOrchard.Hosted changing;
  private static final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void trainAndHost() throws Exception {
    contract = Contract.read(FILE);
    orchard = SampleOrchard.in(folder.resolve("sample"), ROOT);
    shared = orchard.host(Map.of());
    changed = orchard.copyTo(folder.resolve("changed"));
    changing = changed.host(Map.of());
  }

  @AfterAll
  static void stop() {
    shared.close();
    changing.close();
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  @TestFactory
  Stream<DynamicContainer> everyExampleGetsTheAnswerThatTheContractPromises() {
    return contract.operations().stream()
        .map(
            operation ->
                dynamicContainer(
                    operation.toString(),
                    ContractExample.of(contract, operation).stream()
                        .map(OpenApiContractTest::test)));
  }

  private static DynamicTest test(ContractExample example) {
    return dynamicTest(
        example.toString() + " -> " + example.expectedStatus(),
        () -> {
          if (changesSomething(example.operation())) {
            changed.putRight(orchard);
            check(example, changing.host().address());
          } else {
            check(example, shared.host().address());
          }
        });
  }

  private static boolean changesSomething(Operation operation) {
    Set<String> roles = contract.roles(operation);
    return roles.contains("train") || roles.contains("release");
  }

  private static void check(ContractExample example, URI address) throws Exception {
    HttpResponse<String> response = send(example.request(address).build());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(example.expectedStatus());
    assertAsPromised(example.operation(), response);
    if (response.statusCode() == 202) {
      follow(address.resolve(response.headers().firstValue("Location").orElseThrow()));
    }
  }

  private static void assertAsPromised(Operation operation, HttpResponse<String> response)
      throws IOException {
    JsonNode promised = contract.response(operation, response.statusCode());
    assertThat(promised.isMissingNode()).as("the document has the status").isFalse();
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    promised
        .path("headers")
        .properties()
        .forEach(
            header -> assertHeader(header.getKey(), contract.resolve(header.getValue()), response));
    if (!promised.has("content")) {
      assertThat(response.body()).isEmpty();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    String essence = type.replaceFirst(";.*", "");
    assertThat(promised.get("content").has(essence)).as("the document has " + type).isTrue();
    JsonNode schema = promised.get("content").get(essence).get("schema");
    for (JsonNode value : values(essence, schema, response.body())) {
      assertThat(contract.mistakes(schema, value)).as(response.body()).isEmpty();
    }
    if (essence.equals("application/problem+json")) {
      assertThat(Contract.JSON.readTree(response.body()).get("request_id").asText())
          .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
      assertThat(response.body()).doesNotContain("Exception", "\\tat ", folder.toString());
    }
  }

  private static void assertHeader(String name, JsonNode header, HttpResponse<String> response) {
    String value = response.headers().firstValue(name).orElse(null);
    if (value == null) {
      assertThat(header.path("required").asBoolean()).as(name + " is missing").isFalse();
      return;
    }
    JsonNode schema = header.get("schema");
    JsonNode typed =
        schema.path("type").asText().equals("integer")
            ? Contract.JSON.getNodeFactory().numberNode(Long.parseLong(value))
            : TextNode.valueOf(value);
    assertThat(contract.mistakes(schema, typed)).as(name + ": " + value).isEmpty();
  }

  /** The values that a schema holds for: each line, the JSON, or the text as it is. */
  private static List<JsonNode> values(String mediaType, JsonNode schema, String body)
      throws IOException {
    List<JsonNode> values = new ArrayList<>();
    if (schema.path("x-each-line").asBoolean()) {
      for (String line : body.split("\n", -1)) {
        if (!line.isEmpty()) {
          values.add(Contract.JSON.readTree(line));
        }
      }
    } else if (mediaType.endsWith("json")) {
      values.add(Contract.JSON.readTree(body));
    } else {
      values.add(TextNode.valueOf(body));
    }
    return values;
  }

  /** Asks for the run until it has ended, so that nothing works on the folder when it goes. */
  private static void follow(URI run) throws Exception {
    JsonNode answer = null;
    for (int i = 0; i < 100_000; i++) {
      HttpResponse<String> response = send(HttpRequest.newBuilder(run).build());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      answer = Contract.JSON.readTree(response.body());
      if (!answer.get("status").asText().equals("running")) {
        break;
      }
    }
    assertThat(answer.get("status").asText()).as(answer.toString()).isIn("succeeded", "lost");
  }

  @Test
  void servesTheDocumentItself() throws Exception {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(shared.host().address().resolve("/openapi.yaml")).build());

    assertThat(response.body()).isEqualTo(Files.readString(FILE));
  }

  @Test
  void everyRouteStandsInTheContractWithItsRoleAndNothingElseDoes() throws Exception {
    Map<String, String> documented = new TreeMap<>();
    for (Operation operation : contract.operations()) {
      for (String path : literalPaths(operation)) {
        String role = String.join(",", contract.roles(operation));
        documented.put(operation.method() + " " + path, role.isEmpty() ? "public" : role);
      }
    }

    assertThat(routes()).isEqualTo(documented);
  }

  /** A parameter that can have few values only is as many paths. */
  private static List<String> literalPaths(Operation operation) {
    List<String> paths = List.of(operation.path());
    for (JsonNode parameter : contract.parameters(operation)) {
      JsonNode values = parameter.path("schema").path("enum");
      if (parameter.get("in").asText().equals("path") && !values.isMissingNode()) {
        List<String> literal = new ArrayList<>();
        for (String path : paths) {
          values.forEach(
              value ->
                  literal.add(
                      path.replace("{" + parameter.get("name").asText() + "}", value.asText())));
        }
        paths = literal;
      }
    }
    return paths;
  }

  /** Roots are left out: each function answers there as at its main path. */
  private static Map<String, String> routes() throws Exception {
    Set<Class<? extends HttpFunction>> functions = new LinkedHashSet<>();
    for (Mount mount : Serving.MOUNTS) {
      functions.add(mount.function());
    }
    Map<String, String> routes = new TreeMap<>();
    for (Class<? extends HttpFunction> function : functions) {
      HttpFunction instance = function.getConstructor().newInstance();
      for (Route route : application(instance).routes()) {
        if (!route.template().equals("/")) {
          routes.put(route.method() + " " + route.template(), route.role().word());
        }
      }
    }
    return routes;
  }

  private static WebApplication application(HttpFunction function) throws Exception {
    Field field =
        Arrays.stream(function.getClass().getDeclaredFields())
            .filter(candidate -> candidate.getType() == WebApplication.class)
            .findFirst()
            .orElseThrow();
    field.setAccessible(true);
    return (WebApplication) field.get(function);
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfAnAnswerFitsItsSchema() {
    return contract.operations().stream()
        .map(
            operation ->
                dynamicTest(
                    operation.toString(),
                    () -> {
                      for (int status : contract.statuses(operation)) {
                        assertExamplesFit(contract.response(operation, status));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfAGoodRequestFitsItsSchema() {
    return contract.operations().stream()
        .filter(operation -> operation.node().has("requestBody"))
        .map(
            operation ->
                dynamicTest(
                    operation.toString(),
                    () -> assertExamplesFit(operation.node().get("requestBody"))));
  }

  private static void assertExamplesFit(JsonNode message) throws IOException {
    for (Map.Entry<String, JsonNode> content : message.path("content").properties()) {
      JsonNode schema = content.getValue().get("schema");
      for (Map.Entry<String, JsonNode> example : content.getValue().path("examples").properties()) {
        JsonNode value = example.getValue().get("value");
        boolean meantToFit = example.getValue().path("x-expected-status").asInt(200) < 300;
        boolean lines = schema.path("x-each-line").asBoolean();
        if (meantToFit && !lines) {
          assertThat(contract.mistakes(schema, value)).as(example.getKey()).isEmpty();
        }
      }
    }
  }

  @Test
  void withoutATokenOrWithAnotherRoleNothingButThePublicIsAnswered() throws Exception {
    Map<String, String> tokens = Map.of("ORCHARD_TOKENS", tokenLines());
    try (SampleOrchard.Hosted guarded = orchard.copyTo(folder.resolve("guarded")).host(tokens)) {
      for (Operation operation : contract.operations()) {
        Set<String> roles = contract.roles(operation);
        if (!roles.isEmpty()) {
          ContractExample example = ContractExample.of(contract, operation).get(0);
          HttpRequest.Builder request = example.request(guarded.host().address());
          assertRefused(operation, send(request.build()), 401);
          for (String other : otherRoles(roles)) {
            HttpRequest asOther =
                request.copy().header("Authorization", "Bearer token-of-" + other).build();
            assertRefused(operation, send(asOther), 403);
          }
        }
      }
    }
  }

  private static String tokenLines() {
    StringBuilder lines = new StringBuilder();
    for (String role : otherRoles(Set.of())) {
      lines.append(role).append(' ').append(TokenHash.of("token-of-" + role)).append(' ');
      lines.append(role).append(" *\n");
    }
    return lines.toString();
  }

  private static Set<String> otherRoles(Set<String> roles) {
    Set<String> others = new TreeSet<>();
    for (Role role : Role.values()) {
      if (role != Role.PUBLIC && !roles.contains(role.word())) {
        others.add(role.word());
      }
    }
    return others;
  }

  private static void assertRefused(Operation operation, HttpResponse<String> response, int status)
      throws IOException {
    assertThat(response.statusCode()).as(operation + ": " + response.body()).isEqualTo(status);
    assertAsPromised(operation, response);
  }
}
