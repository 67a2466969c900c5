package dev.orchard.local.lookml;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a prediction says, out of the JSON that the remote function returns.
 *
 * @param path in the JSON
 * @param type of a dimension
 * @param sqlType it is cast to; empty for a text
 */
record PredictionColumn(String name, String path, String type, String sqlType, String description) {

  static List<PredictionColumn> of(LookmlModel model) {
    List<PredictionColumn> columns = new ArrayList<>();
    if (model.isNumber()) {
      columns.add(number("prediction", "$.prediction", withUnit("Predicted", model.unit())));
      columns.add(
          number(
              "lower", "$.interval.lower", withUnit("Lower bound of the interval", model.unit())));
      columns.add(
          number(
              "upper", "$.interval.upper", withUnit("Upper bound of the interval", model.unit())));
    } else {
      columns.add(text("prediction", "$.prediction", "The most probable class"));
      if (!model.positive().isEmpty()) {
        columns.add(
            number("probability", "$.probability", "Of " + model.positive() + ", calibrated"));
      }
    }
    columns.add(number("confidence", "$.confidence", "How sure the prediction is, 0 to 1"));
    if (model.actions()) {
      columns.add(
          text("recommended_action", "$.recommended_action", "By the thresholds of the spec"));
    }
    columns.add(text("model_version", "$.model_version", "The version that predicted"));
    columns.add(text("error", "$.error.detail", "Why there is no prediction"));
    return columns;
  }

  private static PredictionColumn number(String name, String path, String description) {
    return new PredictionColumn(name, path, "number", "FLOAT64", description);
  }

  private static PredictionColumn text(String name, String path, String description) {
    return new PredictionColumn(name, path, "string", "", description);
  }

  private static String withUnit(String text, String unit) {
    return unit.isEmpty() ? text : text + ", in " + unit;
  }

  boolean isNumber() {
    return !sqlType.isEmpty();
  }

  /** Its value, out of an expression of the JSON. */
  String of(String json) {
    String value = "JSON_VALUE(" + json + ", '" + path + "')";
    return isNumber() ? "CAST(" + value + " AS " + sqlType + ")" : value;
  }
}
