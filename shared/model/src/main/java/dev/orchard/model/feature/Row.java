package dev.orchard.model.feature;

import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNull;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.util.Arrays;

/**
 * The values of one row in schema order, before encoding. Mutable and for one thread, so that a
 * batch reuses one object; a new row has every value missing.
 */
public final class Row {
  /** Numbers, and 0 or 1 for booleans; NaN is missing. */
  private final double[] numbers;

  /** Categories; null is missing. */
  private final String[] categories;

  private final FeatureSchema schema;

  public Row(FeatureSchema schema) {
    this.schema = schema;
    this.numbers = new double[schema.size()];
    this.categories = new String[schema.size()];
    Arrays.fill(numbers, Double.NaN);
  }

  public FeatureSchema schema() {
    return schema;
  }

  /** Makes every value missing. */
  public void clear() {
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(categories, null);
  }

  public void setNumber(int position, double value) {
    numbers[position] = value;
  }

  public void setBoolean(int position, boolean value) {
    numbers[position] = value ? 1 : 0;
  }

  public void setCategory(int position, String value) {
    categories[position] = value;
  }

  public void setMissing(int position) {
    numbers[position] = Double.NaN;
    categories[position] = null;
  }

  /** The number, 0 or 1 for a boolean, NaN if missing. */
  public double number(int position) {
    return numbers[position];
  }

  /** The category, or null if missing. */
  public String category(int position) {
    return categories[position];
  }

  /** The value as a client would send it. */
  public JsonValue value(int position) {
    if (isMissing(position)) {
      return JsonNull.NULL;
    }
    Feature feature = schema.feature(position);
    if (feature instanceof CategoryFeature) {
      return new JsonString(categories[position]);
    }
    return feature instanceof BooleanFeature
        ? JsonBoolean.of(numbers[position] != 0)
        : JsonNumber.of(numbers[position]);
  }

  /** A row of the same values. */
  public Row copy() {
    Row copy = new Row(schema);
    System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
    System.arraycopy(categories, 0, copy.categories, 0, categories.length);
    return copy;
  }

  public boolean isMissing(int position) {
    return schema.feature(position) instanceof CategoryFeature
        ? categories[position] == null
        : Double.isNaN(numbers[position]);
  }
}
