package dev.orchard.model.feature;

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

  public boolean isMissing(int position) {
    return schema.feature(position) instanceof CategoryFeature
        ? categories[position] == null
        : Double.isNaN(numbers[position]);
  }
}
