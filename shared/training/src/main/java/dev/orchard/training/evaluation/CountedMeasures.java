package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.Arrays;
import java.util.Map;

/**
 * Measures of rows that may be drawn more than once, as a bootstrap does. What needs an order of
 * the rows has it worked out once, so that a resample costs no sorting.
 */
interface CountedMeasures {
  int rowCount();

  /**
   * Measures; what is undefined is left out.
   *
   * @param counts how often each row counts
   */
  Map<Metric, Double> measure(int[] counts);

  /** Every row once. */
  default Map<Metric, Double> measureAll() {
    int[] ones = new int[rowCount()];
    Arrays.fill(ones, 1);
    return measure(ones);
  }
}
