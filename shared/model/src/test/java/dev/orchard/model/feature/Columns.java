package dev.orchard.model.feature;

/** Training columns from literal rows: a Double, a String or null in each cell. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Columns(Object[][] rows) implements TrainingColumns {
  @Override
  public int rowCount() {
    return rows.length;
  }

  @Override
  public double number(int feature, int row) {
    return rows[row][feature] == null ? Double.NaN : (Double) rows[row][feature];
  }

  @Override
  public String category(int feature, int row) {
    return (String) rows[row][feature];
  }
}
