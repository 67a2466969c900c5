package dev.orchard.model.feature;

import dev.orchard.model.json.JsonNumber;
import java.util.OptionalDouble;

/**
 * A finite number.
 *
 * @param unit what it counts, such as "carat"; empty if nobody said
 * @param minimum the smallest sensible value; less gives a warning, not an error
 * @param maximum the largest sensible value
 */
public record NumberFeature(
    String name,
    String description,
    String unit,
    MissingPolicy missing,
    OptionalDouble minimum,
    OptionalDouble maximum)
    implements Feature {

  public static NumberFeature of(String name) {
    return new NumberFeature(
        name, "", "", MissingPolicy.REFUSE, OptionalDouble.empty(), OptionalDouble.empty());
  }

  public NumberFeature withMissing(MissingPolicy policy) {
    return new NumberFeature(name, description, unit, policy, minimum, maximum);
  }

  public NumberFeature withRange(double least, double most) {
    return new NumberFeature(
        name, description, unit, missing, OptionalDouble.of(least), OptionalDouble.of(most));
  }

  @Override
  public String typeName() {
    return "number";
  }

  @Override
  public String expected() {
    if (minimum.isPresent() && maximum.isPresent()) {
      return "a number, sensibly from " + shown(minimum) + " to " + shown(maximum);
    }
    return "a number";
  }

  private static String shown(OptionalDouble value) {
    return JsonNumber.of(value.getAsDouble()).text();
  }
}
