package dev.orchard.model.scoring;

import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.json.JsonValue;
import java.util.List;

/** The JSON of {@link Conformal} and {@link ClassConformal}: members of an open object. */
public final class ConformalJson {
  private ConformalJson() {}

  public static void writeMembers(Conformal intervals, JsonOutput output) {
    output.member("sample_size", intervals.sampleSize());
    output.arrayMember("half_widths", to -> write(intervals.multiples(), to));
    if (!intervals.spread().equals(Spread.EVEN)) {
      output.objectMember(
          "spread",
          to -> {
            to.arrayMember("predictions", list -> write(intervals.spread().predictions(), list));
            to.arrayMember("spreads", list -> write(intervals.spread().spreads(), list));
          });
    }
  }

  /**
   * Reads the members back.
   *
   * @throws IllegalArgumentException for half-widths that do not rise, or a spread out of order
   */
  public static Conformal read(JsonObjectReader reader) {
    Spread spread =
        reader
            .optionalObject("spread")
            .map(
                knots ->
                    new Spread(
                        knots.requireDoubles("predictions"), knots.requireDoubles("spreads")))
            .orElse(Spread.EVEN);
    return new Conformal(
        reader.requireInt("sample_size"), reader.requireDoubles("half_widths"), spread);
  }

  public static void writeMembers(ClassConformal sets, JsonOutput output) {
    output.arrayMember(
        "least_scores",
        to -> {
          for (int code = 0; code < sets.classCount(); code++) {
            to.beginArray();
            write(sets.leastScores(code), to);
            to.endArray();
          }
        });
  }

  /**
   * Reads the members back.
   *
   * @throws IllegalArgumentException for scores that rise, or are none
   */
  public static ClassConformal readSets(JsonObjectReader reader) {
    List<JsonValue> classes = reader.requireArray("least_scores");
    double[][] scores = new double[classes.size()][];
    for (int code = 0; code < scores.length; code++) {
      if (!(classes.get(code) instanceof JsonArray array)) {
        throw new IllegalArgumentException(reader.pathOf("least_scores") + " holds no arrays");
      }
      scores[code] =
          array.values().stream()
              .mapToDouble(
                  value -> value instanceof JsonNumber number ? number.value() : Double.NaN)
              .toArray();
    }
    return new ClassConformal(scores);
  }

  private static void write(double[] values, JsonOutput output) {
    for (double value : values) {
      output.value(value);
    }
  }
}
