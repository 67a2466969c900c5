package dev.orchard.serving;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.web.Exchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that changes a model, as training and release read it: a JSON object, which may be left
 * out, and what the query adds to it. Every violation is collected; {@link #finish} throws them.
 */
public final class ChangeRequest {
  private static final int LONGEST_REASON = 1000;

  private final JsonObjectReader reader;
  private final RequestDefaults defaults;

  private ChangeRequest(JsonObjectReader reader, RequestDefaults defaults) {
    this.reader = reader;
    this.defaults = defaults;
  }

  /**
   * Reads the body.
   *
   * @param fromQuery names that may stand in the query too; the body wins
   * @throws dev.orchard.model.MalformedInputException if there is a body that is no JSON object
   */
  public static ChangeRequest read(Exchange exchange, RequestDefaults defaults, String... fromQuery)
      throws IOException {
    byte[] body = exchange.body();
    JsonObject sent =
        body.length == 0 ? JsonObject.EMPTY : Json.parseObject(body, JsonLimits.DEFAULT);
    Map<String, JsonValue> members = new LinkedHashMap<>(sent.toMap());
    for (String name : fromQuery) {
      exchange
          .queryParameter(name)
          .ifPresent(text -> members.putIfAbsent(name, new JsonString(text)));
    }
    return new ChangeRequest(
        new JsonObjectReader(JsonObject.of(members), "$", new Violations()), defaults);
  }

  /** {@code org_id}, or the default. */
  public OrganizationId organization() {
    return word("org_id", OrganizationId::new).orElse(defaults.organization());
  }

  /** {@code model}, or the default model; a violation if there is neither. */
  public Optional<ModelName> model() {
    return defaults.model().isEmpty()
        ? requireWord("model", "the name of a model, as there is no default", ModelName::new)
        : word("model", ModelName::new).or(defaults::model);
  }

  /** {@code reason}; empty if none was given. */
  public String reason() {
    String reason = reader.optionalString("reason").orElse("");
    if (reason.length() > LONGEST_REASON) {
      reader
          .violations()
          .add(
              "$.reason",
              "at most " + LONGEST_REASON + " characters",
              reason.length() + " characters");
    }
    return reason;
  }

  /** A member that has a type of its own, or nothing. */
  public <T> Optional<T> word(String name, Function<String, T> constructor) {
    Optional<String> text = reader.optionalString(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(constructor.apply(text.get()));
    } catch (InvalidInputException e) {
      for (Violation violation : e.violations()) {
        violation(name, violation.expected(), violation.actual());
      }
      return Optional.empty();
    }
  }

  /** As {@link #word}; a missing member is a violation. */
  public <T> Optional<T> requireWord(
      String name, String expected, Function<String, T> constructor) {
    int before = reader.violations().count();
    Optional<T> value = word(name, constructor);
    if (value.isEmpty() && reader.violations().count() == before) {
      violation(name, expected, "nothing");
    }
    return value;
  }

  /** A member that is true or false; false if it is missing. */
  public boolean flag(String name) {
    return reader.optionalBoolean(name).orElse(false);
  }

  /** Collects one more violation. */
  public void violation(String name, String expected, String actual) {
    reader.violations().add(reader.pathOf(name), expected, actual);
  }

  /** Refuses members that nobody asked for, and throws what was collected. */
  public void finish() {
    reader.refuseUnknown();
    reader.violations().throwIfAny();
  }
}
