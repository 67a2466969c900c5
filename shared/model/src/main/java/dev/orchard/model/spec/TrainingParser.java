package dev.orchard.model.spec;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the section {@code training}. */
final class TrainingParser {
  static final int LARGEST_SEED = 1_000_000_000;

  private static final int MOST_THREADS = 256;
  private static final int MOST_CLASSES = 1_000;

  /** Older words that are still read. */
  private static final Map<Hyperparameter, String> OLDER =
      Map.of(Hyperparameter.MIN_SAMPLES_LEAF, "minimum_leaf_rows");

  private final SpecMapping mapping;
  private final Algorithm algorithm;

  private TrainingParser(SpecMapping mapping, Algorithm algorithm) {
    this.mapping = mapping;
    this.algorithm = algorithm;
  }

  static TrainingSettings read(SpecMapping mapping) {
    Algorithm algorithm =
        mapping
            .word("algorithm", Algorithm.words(), Algorithm::ofWord)
            .orElse(TrainingSettings.DEFAULT.algorithm());
    return new TrainingParser(mapping, algorithm).read();
  }

  private TrainingSettings read() {
    TrainingSettings usual = TrainingSettings.DEFAULT;
    Map<Hyperparameter, Double> values = new EnumMap<>(Hyperparameter.class);
    for (Hyperparameter parameter : Hyperparameter.values()) {
      value(parameter).ifPresent(value -> values.put(parameter, value));
    }
    ClassWeights weights = classWeights();
    if (weights != ClassWeights.NONE && values.containsKey(Hyperparameter.SCALE_POS_WEIGHT)) {
      mapping.mistake("class_weight", "either class_weight or scale_pos_weight", "both");
    }
    TrainingSettings settings =
        new TrainingSettings(
            new Hyperparameters(algorithm, values),
            weights,
            mapping.number("test_fraction", 0.05, 0.5).orElse(usual.testFraction()),
            (int) mapping.whole("minimum_rows", 20, 1_000_000_000, usual.minimumRows()),
            threads(),
            mapping.whole("seed", 0, LARGEST_SEED, usual.seed()),
            mapping.scalar("time_column", "a column of the source that tells when a row was made"),
            Optional.empty());
    mapping.refuseUnknown();
    return settings;
  }

  private OptionalInt threads() {
    int threads = (int) mapping.whole("threads", 1, MOST_THREADS, 0);
    return threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads);
  }

  private Optional<Double> value(Hyperparameter parameter) {
    String key = parameter.word();
    String older = OLDER.get(parameter);
    if (older != null && mapping.has(older)) {
      if (mapping.has(key)) {
        mapping.mistake(older, "either " + key + " or its older word " + older, "both");
      }
      key = older;
    }
    if (!mapping.has(key)) {
      return Optional.empty();
    }
    if (!parameter.isKnownTo(algorithm)) {
      mapping.mistake(key, knownTo(parameter.algorithms()), algorithm.word());
      return Optional.empty();
    }
    OptionalDouble value = number(parameter, key);
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private OptionalDouble number(Hyperparameter parameter, String key) {
    if (!parameter.isWhole()) {
      return mapping.number(key, parameter.least(), parameter.most());
    }
    long least = (long) parameter.least();
    long value = mapping.whole(key, least, (long) parameter.most(), least - 1);
    return value < least ? OptionalDouble.empty() : OptionalDouble.of((double) value);
  }

  /** What a hyperparameter that the algorithm lacks would have needed. */
  static String knownTo(List<Algorithm> algorithms) {
    return algorithms.stream()
        .map(Algorithm::word)
        .collect(Collectors.joining(" or ", "an algorithm that knows it: ", ""));
  }

  private ClassWeights classWeights() {
    String key = "class_weight";
    if (!mapping.has(key)) {
      return ClassWeights.NONE;
    }
    if (!mapping.isMapping(key)) {
      return mapping
          .<ClassWeights>word(
              key,
              List.of("balanced", "{class: weight}"),
              word ->
                  word.equals("balanced")
                      ? Optional.of(new ClassWeights.Balanced())
                      : Optional.empty())
          .orElse(ClassWeights.NONE);
    }
    SpecMapping classes =
        mapping.mapping(key, "balanced, or a weight for each class").orElseThrow();
    if (classes.names().isEmpty() || classes.names().size() > MOST_CLASSES) {
      mapping.mistake(
          key, "from 1 to " + MOST_CLASSES + " classes", Integer.toString(classes.names().size()));
      return ClassWeights.NONE;
    }
    Map<String, Double> weights = new TreeMap<>();
    for (String name : classes.names()) {
      classes.number(name, 0.000_001, 1_000_000).ifPresent(weight -> weights.put(name, weight));
    }
    return new ClassWeights.ByClass(weights);
  }

  /** What is said of classes where there are none. */
  static void refuseClasses(SpecMapping spec, TrainingSettings settings) {
    boolean scaled =
        settings.hyperparameters().values().containsKey(Hyperparameter.SCALE_POS_WEIGHT);
    if (scaled || settings.classWeights() != ClassWeights.NONE) {
      String key = scaled ? "scale_pos_weight" : "class_weight";
      spec.mistake("training", "no weights of classes, which only classification has", key);
    }
  }
}
