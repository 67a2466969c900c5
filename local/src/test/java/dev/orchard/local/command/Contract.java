package dev.orchard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract, read: its operations, their examples, and its schemas to hold answers to. */
final class Contract {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final int MOST_SHARED_PARTS = 1000;

  /** JSON Schema as it is, and two words that say nothing of values. */
  private static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(JsonMetaSchema.getV202012())
          .keyword(new NonValidationKeyword("components"))
          .keyword(new NonValidationKeyword("x-each-line"))
          .build();

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(DIALECT));

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> schemas = new HashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Contract parse(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setMaxAliasesForCollections(MOST_SHARED_PARTS).build();
    return new Contract(JSON.valueToTree(new Load(settings).loadFromString(yaml)));
  }

  /**
   * One thing that can be asked.
   *
   * @param method in capitals
   * @param path as the document writes it
   */
  record Operation(String method, String path, JsonNode node) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()))));
    return operations;
  }

  /** What a reference names, or the node itself. */
  JsonNode resolve(JsonNode node) {
    if (node.has("$ref")) {
      JsonNode target = document.at(node.get("$ref").asText().substring(1));
      if (target.isMissingNode()) {
        throw new IllegalStateException("The document has no " + node.get("$ref").asText());
      }
      return resolve(target);
    }
    return node;
  }

  List<JsonNode> parameters(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    operation.node().path("parameters").forEach(node -> parameters.add(resolve(node)));
    return parameters;
  }

  /** The answer that the document has for a status, or a missing node. */
  JsonNode response(Operation operation, int status) {
    return resolve(operation.node().get("responses").path(Integer.toString(status)));
  }

  /** The statuses that the document has for an operation. */
  Set<Integer> statuses(Operation operation) {
    Set<Integer> statuses = new TreeSet<>();
    operation
        .node()
        .get("responses")
        .fieldNames()
        .forEachRemaining(name -> statuses.add(Integer.valueOf(name)));
    return statuses;
  }

  /** The roles that the security requirement names; none for an operation that is open to all. */
  Set<String> roles(Operation operation) {
    Set<String> roles = new TreeSet<>();
    JsonNode security = operation.node().path("security");
    security.forEach(way -> way.path("token").forEach(role -> roles.add(role.asText())));
    return roles;
  }

  /** What a value violates of a schema of the document, one a line; empty if nothing. */
  String mistakes(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.joining("\n"));
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.get("components"));
    whole.putArray("allOf").add(schema);
    return FACTORY.getSchema(
        whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }
}
