package dev.orchard.training;

import dev.orchard.model.feature.TrainingColumns;

/** What is known of data that nobody has shown. */
enum NoRows implements TrainingColumns {
  INSTANCE;

  @Override
  public int rowCount() {
    return 0;
  }

  @Override
  public double number(int feature, int row) {
    throw new IndexOutOfBoundsException(row);
  }

  @Override
  public String category(int feature, int row) {
    throw new IndexOutOfBoundsException(row);
  }
}
