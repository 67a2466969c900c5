package dev.orchard.model.scoring;

import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;

/** The JSON of {@link Calibration}: members of an open object. */
public final class CalibrationJson {
  private CalibrationJson() {}

  public static void writeMembers(Calibration calibration, JsonOutput output) {
    output.member("method", calibration.method());
    if (calibration instanceof Calibration.Platt platt) {
      output.member("slope", platt.slope()).member("intercept", platt.intercept());
    } else if (calibration instanceof Calibration.Isotonic isotonic) {
      writeNumbers(output, "scores", isotonic.scores());
      writeNumbers(output, "probabilities", isotonic.probabilities());
    }
  }

  /**
   * Reads the members back.
   *
   * @throws IllegalArgumentException for an unknown method or points that do not rise
   */
  public static Calibration read(JsonObjectReader reader) {
    return switch (reader.requireString("method")) {
      case "none" -> Calibration.NONE;
      case "platt" ->
          new Calibration.Platt(reader.requireDouble("slope"), reader.requireDouble("intercept"));
      case "isotonic" ->
          new Calibration.Isotonic(
              reader.requireDoubles("scores"), reader.requireDoubles("probabilities"));
      default -> throw new IllegalArgumentException(reader.pathOf("method") + " is unknown");
    };
  }

  private static void writeNumbers(JsonOutput output, String name, double[] values) {
    output.arrayMember(
        name,
        to -> {
          for (double value : values) {
            to.value(value);
          }
        });
  }
}
