package dev.orchard.model.feature;

/**
 * The training rows as an encoder and a baseline look at them: by feature, missing policies already
 * applied.
 */
public interface TrainingColumns {
  int rowCount();

  /**
   * The number, or 0 or 1 for a boolean; NaN if missing. Asked for number and boolean features
   * only.
   */
  double number(int feature, int row);

  /** The category, or null if missing. Asked for category features only. */
  String category(int feature, int row);
}
