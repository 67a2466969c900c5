package dev.orchard.serving;

import dev.orchard.forest.Explainer;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNull;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.model.scoring.Scorer;
import java.util.Optional;

/**
 * Whether a request wants its prediction explained: {@code "explain"} is true, false, the number of
 * contributions wanted, or an object that says more.
 *
 * @param options empty if it does not
 * @param isSaid whether the request said anything
 * @param path where it did, for messages
 */
public record ExplanationRequest(Optional<ExplainOptions> options, boolean isSaid, String path) {
  static final String NAME = "explain";

  /** Pairs shown if a request wants interactions and does not say how many. */
  private static final int USUAL_INTERACTIONS = 10;

  private static final int MOST_INTERACTIONS = 500;
  private static final String EXPECTED =
      "true, false, how many contributions are wanted, or an object of \"top\" and"
          + " \"interactions\"";

  static ExplanationRequest read(JsonObjectReader request) {
    String path = request.pathOf(NAME);
    Optional<JsonValue> given = request.optionalValue(NAME);
    JsonValue value = given.orElse(JsonNull.NULL);
    Optional<ExplainOptions> options = Optional.empty();
    if (value instanceof JsonObject) {
      options = Optional.of(readObject(JsonObjectReader.of(value, path, request.violations())));
    } else if (value instanceof JsonNumber number && isCount(number.value())) {
      options = top(number.value());
    } else if (value instanceof JsonBoolean wanted) {
      options = wanted.value() ? Optional.of(ExplainOptions.ALL) : Optional.empty();
    } else if (value != JsonNull.NULL) {
      request.violations().add(path, EXPECTED, value.describe());
    }
    return new ExplanationRequest(options, value != JsonNull.NULL, path);
  }

  private static ExplainOptions readObject(JsonObjectReader wanted) {
    int top = count(wanted, "top", Integer.MAX_VALUE, Integer.MAX_VALUE);
    int interactions = count(wanted, "interactions", USUAL_INTERACTIONS, MOST_INTERACTIONS);
    wanted.refuseUnknown();
    return new ExplainOptions(
        Math.max(1, top), wanted.object().find("interactions").isPresent() ? interactions : 0);
  }

  /** A number of things, or true for the usual number, or false for none. */
  private static int count(JsonObjectReader wanted, String name, int usual, int most) {
    JsonValue value = wanted.optionalValue(name).orElse(JsonNull.NULL);
    if (value == JsonNull.NULL || value == JsonBoolean.TRUE) {
      return usual;
    }
    if (value == JsonBoolean.FALSE) {
      return 0;
    }
    if (value instanceof JsonNumber number && isCount(number.value()) && number.value() <= most) {
      return (int) number.value();
    }
    wanted
        .violations()
        .add(
            wanted.pathOf(name),
            most == Integer.MAX_VALUE
                ? "true or a whole number from 0"
                : "true or a whole number from 0 to " + most,
            value.describe());
    return usual;
  }

  private static boolean isCount(double value) {
    return value >= 0 && value == Math.rint(value) && value <= Integer.MAX_VALUE;
  }

  private static Optional<ExplainOptions> top(double count) {
    return count == 0 ? Optional.empty() : Optional.of(new ExplainOptions((int) count, 0));
  }

  /**
   * What to explain of a scorer's predictions.
   *
   * @throws InvalidInputException if the request wants what this model cannot give
   */
  public Optional<ExplainOptions> of(Scorer scorer) {
    if (options.isPresent() && !scorer.canExplain()) {
      throw InvalidInputException.of(
          path,
          "false, as this version does not know how many training rows reached its nodes and"
              + " cannot explain itself",
          options.get().interactions() > 0 ? "interactions" : "true");
    }
    if (options.isPresent()
        && options.get().interactions() > 0
        && scorer.forest().featureCount() > Explainer.MOST_INTERACTING_FEATURES) {
      throw InvalidInputException.of(
          path + ".interactions",
          "none, as they are computed for at most "
              + Explainer.MOST_INTERACTING_FEATURES
              + " features",
          scorer.forest().featureCount() + " features");
    }
    return options;
  }

  /** As {@link #of}; a request that says nothing gets every contribution, if there are any. */
  public Optional<ExplainOptions> orAllOf(Scorer scorer) {
    if (isSaid) {
      return of(scorer);
    }
    return scorer.canExplain() ? Optional.of(ExplainOptions.ALL) : Optional.empty();
  }
}
