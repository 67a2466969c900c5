package dev.orchard.model.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A random search for hyperparameters, measured by cross-validation on the training rows.
 *
 * @param trials how many draws are tried, from 1 to 200
 * @param folds of the cross-validation, from 2 to 10
 * @param metric what the best draw is best at
 * @param seed of the draws and the folds
 * @param spaces what is drawn, at least one
 */
public record Search(
    int trials, int folds, Metric metric, long seed, Map<Hyperparameter, Space> spaces) {
  public Search {
    Map<Hyperparameter, Space> sorted = new EnumMap<>(Hyperparameter.class);
    sorted.putAll(spaces);
    spaces = Collections.unmodifiableMap(sorted);
  }

  /** The values that a hyperparameter may be given. */
  public sealed interface Space {
    /**
     * A value of the space.
     *
     * @param share evenly drawn, at least 0 and below 1
     */
    double at(double share);

    /** Every value from low to high is as likely. */
    record Even(double low, double high, boolean whole) implements Space {
      @Override
      public double at(double share) {
        return whole ? low + Math.floor(share * (high - low + 1)) : low + share * (high - low);
      }
    }

    /** Every order of magnitude from low to high is as likely; low is above 0. */
    record Logarithmic(double low, double high, boolean whole) implements Space {
      @Override
      public double at(double share) {
        double value = low * Math.pow(high / low, share);
        double chosen = whole ? Math.rint(value) : value;
        return Math.max(low, Math.min(high, chosen));
      }
    }

    /** One of the values listed. */
    record Choice(List<Double> values) implements Space {
      public Choice {
        values = List.copyOf(values);
      }

      @Override
      public double at(double share) {
        return values.get((int) (share * values.size()));
      }
    }
  }
}
