package dev.orchard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchard.local.command.Contract.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the document's examples make up.
 *
 * @param name the place that was varied and its example's name
 * @param values of parameters, by place and name such as {@code path:name}
 * @param mediaType of the body, or empty without one
 */
record ContractExample(
    Operation operation,
    String name,
    Map<String, String> values,
    String mediaType,
    String body,
    int expectedStatus) {

  /** The first example of everything that is required, then one other example at a time. */
  static List<ContractExample> of(Contract contract, Operation operation) {
    ContractExample first = first(contract, operation);
    List<ContractExample> examples = new ArrayList<>(List.of(first));
    for (JsonNode parameter : contract.parameters(operation)) {
      String place = place(parameter);
      parameter
          .path("examples")
          .properties()
          .forEach(
              example -> {
                String value = example.getValue().get("value").asText();
                if (!value.equals(first.values().get(place))) {
                  examples.add(
                      first.with(place, value, example.getKey(), status(example.getValue())));
                }
              });
    }
    operation
        .node()
        .at("/requestBody/content")
        .properties()
        .forEach(
            content ->
                content
                    .getValue()
                    .path("examples")
                    .properties()
                    .forEach(
                        example -> {
                          ContractExample other =
                              first.withBody(
                                  content.getKey(),
                                  text(example.getValue().get("value")),
                                  content.getKey() + " " + example.getKey(),
                                  status(example.getValue()));
                          if (!other.body().equals(first.body())) {
                            examples.add(other);
                          }
                        }));
    return examples;
  }

  private static ContractExample first(Contract contract, Operation operation) {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode parameter : contract.parameters(operation)) {
      if (parameter.path("required").asBoolean()) {
        JsonNode example = parameter.get("examples").elements().next();
        values.put(place(parameter), example.get("value").asText());
      }
    }
    int success =
        contract.statuses(operation).stream()
            .filter(status -> status / 100 == 2)
            .findFirst()
            .orElseThrow();
    ContractExample bare = new ContractExample(operation, "first", values, "", "", success);
    JsonNode contents = operation.node().at("/requestBody/content");
    if (contents.isMissingNode()) {
      return bare;
    }
    Map.Entry<String, JsonNode> content = contents.properties().iterator().next();
    JsonNode example = content.getValue().get("examples").elements().next();
    return bare.withBody(content.getKey(), text(example.get("value")), "first", status(example));
  }

  private static String place(JsonNode parameter) {
    return parameter.get("in").asText() + ":" + parameter.get("name").asText();
  }

  private static Optional<Integer> status(JsonNode example) {
    return Optional.ofNullable(example.get("x-expected-status")).map(JsonNode::asInt);
  }

  /** A text stands for itself, so that malformed bodies can be shown. */
  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private ContractExample with(
      String place, String value, String exampleName, Optional<Integer> status) {
    Map<String, String> varied = new LinkedHashMap<>(values);
    varied.put(place, value);
    return new ContractExample(
        operation,
        place + " " + exampleName,
        varied,
        mediaType,
        body,
        status.orElse(expectedStatus));
  }

  private ContractExample withBody(
      String type, String text, String exampleName, Optional<Integer> status) {
    int success = operation.node().get("responses").has("200") ? 200 : expectedStatus;
    return new ContractExample(operation, exampleName, values, type, text, status.orElse(success));
  }

  HttpRequest.Builder request(URI address) {
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    HttpRequest.Builder request = HttpRequest.newBuilder();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String name = entry.getKey().substring(entry.getKey().indexOf(':') + 1);
      String value = entry.getValue();
      if (entry.getKey().startsWith("path:")) {
        path = path.replace("{" + name + "}", encoded(value));
      } else if (entry.getKey().startsWith("query:")) {
        query.append(query.length() == 0 ? '?' : '&').append(name).append('=');
        query.append(encoded(value));
      } else {
        request.header(name, value);
      }
    }
    if (!mediaType.isEmpty()) {
      request.header("Content-Type", mediaType);
    }
    return request
        .uri(address.resolve(path + query))
        .method(
            operation.method(),
            mediaType.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return operation + ": " + name;
  }
}
