package dev.orchard.serving;

import dev.orchard.model.Alias;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.ScoreOptions;
import dev.orchard.web.Exchange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads {@link PredictionOptions} from the members of a request, or from the query where the body
 * is a table. What does not fit is collected; only without a model to ask is there nothing to go on
 * with.
 */
public final class OptionReader {
  private static final String ORGANIZATION = "org_id";
  private static final String MODEL = "model";
  private static final String VERSION = "version";
  private static final String ALIAS = "alias";
  private static final String INTERACTIONS = "interactions";
  private static final String CONFIDENCE_LEVEL = "confidence_level";
  private static final String TIMEOUT = "timeout_ms";
  private static final String[] WORDS = {ORGANIZATION, MODEL, VERSION, ALIAS};
  private static final String[] NUMBERS = {CONFIDENCE_LEVEL, TIMEOUT};
  private static final long LONGEST_TIMEOUT_MS = 3_600_000;

  private final RequestDefaults defaults;

  public OptionReader(RequestDefaults defaults) {
    this.defaults = defaults;
  }

  /**
   * Reads the members of a request.
   *
   * @throws InvalidInputException with all violations so far, if it is not clear which model is
   *     asked for
   */
  public PredictionOptions read(JsonObjectReader request) {
    Violations violations = request.violations();
    ScoreOptions scoring = scoring(request);
    Optional<Duration> timeout = timeout(request);
    ExplanationRequest explanation = ExplanationRequest.read(request);
    int before = violations.count();
    OrganizationId organization =
        word(request, ORGANIZATION, OrganizationId::new).orElse(defaults.organization());
    Optional<ModelName> model = word(request, MODEL, ModelName::new).or(defaults::model);
    Selector selector = selector(request);
    if (model.isEmpty() && violations.count() == before) {
      violations.add(
          request.pathOf(MODEL), "the name of a model, as there is no default", "nothing");
    }
    if (violations.count() > before) {
      violations.throwIfAny();
    }
    return new PredictionOptions(
        new ModelReference(organization, model.orElseThrow(), selector),
        scoring,
        timeout,
        explanation);
  }

  /**
   * Reads the parameters of the query, which have the same names.
   *
   * @throws InvalidInputException with all violations
   */
  public PredictionOptions readQuery(Exchange exchange) {
    Violations violations = new Violations();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String name : WORDS) {
      exchange.queryParameter(name).ifPresent(text -> members.put(name, new JsonString(text)));
    }
    for (String name : NUMBERS) {
      exchange.queryParameter(name).ifPresent(text -> members.put(name, number(text)));
    }
    explanation(exchange).ifPresent(value -> members.put(ExplanationRequest.NAME, value));
    PredictionOptions options =
        read(new JsonObjectReader(JsonObject.of(members), "query", violations));
    violations.throwIfAny();
    return options;
  }

  /** A text that is no number stays a text, and is refused as one. */
  private static JsonValue number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? JsonNumber.of(value) : new JsonString(text);
    } catch (NumberFormatException e) {
      return new JsonString(text);
    }
  }

  /**
   * {@code explain=5&interactions=true} says what {@code {"top": 5, "interactions": true}} does.
   */
  private static Optional<JsonValue> explanation(Exchange exchange) {
    Optional<JsonValue> wanted =
        exchange.queryParameter(ExplanationRequest.NAME).map(OptionReader::flag);
    Optional<JsonValue> interactions =
        exchange.queryParameter(INTERACTIONS).map(OptionReader::flag);
    if (interactions.isEmpty()) {
      return wanted;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    wanted.ifPresent(top -> members.put("top", top));
    members.put(INTERACTIONS, interactions.get());
    return Optional.of(JsonObject.of(members));
  }

  private static JsonValue flag(String text) {
    return switch (text) {
      case "true" -> JsonBoolean.TRUE;
      case "false" -> JsonBoolean.FALSE;
      default -> number(text);
    };
  }

  private Selector selector(JsonObjectReader request) {
    Optional<VersionId> version = word(request, VERSION, VersionId::new);
    Optional<Alias> alias = word(request, ALIAS, text -> alias(text, request.pathOf(ALIAS)));
    if (version.isPresent() && alias.isPresent()) {
      request.violations().add(request.pathOf(ALIAS), "either a version or an alias", "both");
    }
    if (version.isPresent()) {
      return new Selector.ByVersion(version.get());
    }
    return alias.<Selector>map(Selector.ByAlias::new).orElse(Selector.CHAMPION);
  }

  /** An alias, or the older word for one. */
  private static Alias alias(String text, String path) {
    return switch (text) {
      case "Production", "Staging", "Archived" ->
          Alias.ofStage(text)
              .orElseThrow(
                  () ->
                      InvalidInputException.of(
                          path, "a stage with one version", "\"Archived\", which is no alias"));
      default -> new Alias(text);
    };
  }

  private static ScoreOptions scoring(JsonObjectReader request) {
    OptionalDouble level = request.optionalDouble(CONFIDENCE_LEVEL);
    if (level.isEmpty()) {
      return ScoreOptions.DEFAULT;
    }
    double value = level.getAsDouble();
    if (value < Conformal.LEAST_LEVEL || value > Conformal.MOST_LEVEL) {
      request
          .violations()
          .add(
              request.pathOf(CONFIDENCE_LEVEL),
              "a number from " + Conformal.LEAST_LEVEL + " to " + Conformal.MOST_LEVEL,
              JsonNumber.of(value).text());
      return ScoreOptions.DEFAULT;
    }
    return new ScoreOptions(value);
  }

  private static Optional<Duration> timeout(JsonObjectReader request) {
    OptionalLong milliseconds = request.optionalLong(TIMEOUT);
    if (milliseconds.isEmpty()) {
      return Optional.empty();
    }
    long value = milliseconds.getAsLong();
    if (value < 1 || value > LONGEST_TIMEOUT_MS) {
      request
          .violations()
          .add(
              request.pathOf(TIMEOUT),
              "a whole number from 1 to " + LONGEST_TIMEOUT_MS,
              Long.toString(value));
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(value));
  }

  /** A name, its violations moved to where it stands in the request. */
  private static <T> Optional<T> word(
      JsonObjectReader request, String name, Function<String, T> constructor) {
    Optional<String> text = request.optionalString(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(constructor.apply(text.get()));
    } catch (InvalidInputException e) {
      for (Violation violation : e.violations()) {
        request.violations().add(request.pathOf(name), violation.expected(), violation.actual());
      }
      return Optional.empty();
    }
  }
}
