package dev.orchard.model.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a spec, or a search, gives to its algorithm.
 *
 * @param values all in range and known to the algorithm; what is not among them takes its default
 */
public record Hyperparameters(Algorithm algorithm, Map<Hyperparameter, Double> values) {
  public Hyperparameters {
    Map<Hyperparameter, Double> sorted = new EnumMap<>(Hyperparameter.class);
    sorted.putAll(values);
    sorted.forEach(
        (parameter, value) -> {
          if (!parameter.isKnownTo(algorithm) || !parameter.allows(value)) {
            throw new IllegalArgumentException(
                parameter.word() + ": " + value + " with " + algorithm.word());
          }
        });
    values = Collections.unmodifiableMap(sorted);
  }

  public static Hyperparameters defaults(Algorithm algorithm) {
    return new Hyperparameters(algorithm, Map.of());
  }

  /** The value given or the default; empty where the data decide. */
  public OptionalDouble find(Hyperparameter parameter) {
    Double given = values.get(parameter);
    return given == null ? parameter.usual(algorithm) : OptionalDouble.of(given);
  }

  /**
   * The value given or the default.
   *
   * @throws java.util.NoSuchElementException if there is neither
   */
  public double number(Hyperparameter parameter) {
    return find(parameter).orElseThrow();
  }

  /** The same as {@link #number}, of a parameter that counts something. */
  public int whole(Hyperparameter parameter) {
    return (int) number(parameter);
  }

  /** These, and the given ones in place of what was there. */
  public Hyperparameters with(Map<Hyperparameter, Double> others) {
    Map<Hyperparameter, Double> all = new EnumMap<>(Hyperparameter.class);
    all.putAll(values);
    all.putAll(others);
    return new Hyperparameters(algorithm, all);
  }

  /** All that hold, defaults included, as people write them; {@code algorithm} among them. */
  public Map<String, String> words() {
    Map<String, String> words = new TreeMap<>(Map.of("algorithm", algorithm.word()));
    for (Hyperparameter parameter : Hyperparameter.values()) {
      find(parameter).ifPresent(value -> words.put(parameter.word(), parameter.text(value)));
    }
    return words;
  }
}
