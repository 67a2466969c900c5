package dev.orchard.model.spec;

import dev.orchard.model.Suggestion;
import dev.orchard.model.Task;
import dev.orchard.model.Violation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the section {@code search}. A parameter's values are {@code [low, high]}, evenly, or {@code
 * {log: [low, high]}}, or {@code {choice: [a, b, c]}}.
 */
final class SearchParser {
  private static final int MOST_TRIALS = 200;
  private static final int MOST_FOLDS = 10;
  private static final int MOST_CHOICES = 100;

  private final SpecMapping mapping;
  private final Algorithm algorithm;
  private final Optional<Task> task;

  SearchParser(SpecMapping mapping, Algorithm algorithm, Optional<Task> task) {
    this.mapping = mapping;
    this.algorithm = algorithm;
    this.task = task;
  }

  Optional<Search> read() {
    int trials = (int) mapping.whole("trials", 1, MOST_TRIALS, 20);
    int folds = (int) mapping.whole("folds", 2, MOST_FOLDS, 3);
    long seed = mapping.whole("seed", 0, TrainingParser.LARGEST_SEED, 1);
    List<String> words =
        task.map(Metric::wordsFor)
            .orElseGet(() -> Arrays.stream(Metric.values()).map(Metric::word).toList());
    Optional<Metric> metric =
        mapping.requireWord(
            "metric",
            words,
            word -> Metric.ofWord(word).filter(found -> task.map(found::measures).orElse(true)));
    Map<Hyperparameter, Search.Space> spaces =
        mapping
            .requireMapping("parameters", "a mapping of hyperparameters to their values")
            .map(this::spaces)
            .orElse(Map.of());
    mapping.refuseUnknown();
    return metric.isEmpty() || spaces.isEmpty()
        ? Optional.empty()
        : Optional.of(new Search(trials, folds, metric.get(), seed, spaces));
  }

  private Map<Hyperparameter, Search.Space> spaces(SpecMapping parameters) {
    if (parameters.names().isEmpty()) {
      mapping.mistake("parameters", "at least one hyperparameter", "none");
    }
    List<String> known =
        Arrays.stream(Hyperparameter.values())
            .filter(parameter -> parameter.isKnownTo(algorithm))
            .map(Hyperparameter::word)
            .toList();
    Map<Hyperparameter, Search.Space> spaces = new EnumMap<>(Hyperparameter.class);
    for (String name : parameters.names()) {
      Optional<Hyperparameter> parameter = Hyperparameter.ofWord(name);
      if (parameter.isEmpty()) {
        String found = "\"" + Violation.shorten(name) + "\"" + Suggestion.phrase(name, known);
        parameters.mistake(name, "one of " + String.join(", ", known), found);
      } else if (!parameter.get().isKnownTo(algorithm)) {
        String expected = TrainingParser.knownTo(parameter.get().algorithms());
        parameters.mistake(name, expected, algorithm.word());
      } else {
        space(parameters, parameter.get()).ifPresent(space -> spaces.put(parameter.get(), space));
      }
    }
    return spaces;
  }

  private static Optional<Search.Space> space(SpecMapping parameters, Hyperparameter parameter) {
    String word = parameter.word();
    String forms = "[low, high], {log: [low, high]} or {choice: [value, ...]}";
    if (!parameters.isMapping(word)) {
      return range(parameters, word, parameter, 0)
          .map(ends -> new Search.Space.Even(ends.get(0), ends.get(1), parameter.isWhole()));
    }
    SpecMapping form = parameters.mapping(word, forms).orElseThrow();
    boolean logarithmic = form.has("log");
    boolean choice = form.has("choice");
    form.refuseUnknown();
    if (logarithmic == choice) {
      parameters.mistake(word, forms, logarithmic ? "both log and choice" : "neither");
      return Optional.empty();
    }
    if (choice) {
      return values(form, "choice", parameter, "up to " + MOST_CHOICES + " values, each ")
          .map(Search.Space.Choice::new);
    }
    return range(form, "log", parameter, Double.MIN_VALUE)
        .map(ends -> new Search.Space.Logarithmic(ends.get(0), ends.get(1), parameter.isWhole()));
  }

  private static Optional<List<Double>> range(
      SpecMapping mapping, String key, Hyperparameter parameter, double least) {
    String prefix = "[low, high], low below high, each ";
    Optional<List<Double>> ends = values(mapping, key, parameter, prefix);
    if (ends.isEmpty()) {
      return ends;
    }
    List<Double> found = ends.get();
    if (found.size() == 2 && found.get(0) < found.get(1) && found.get(0) >= least) {
      return ends;
    }
    String above = least > 0 ? ", and above 0" : "";
    mapping.mistake(key, prefix + parameter.range() + above, found.toString());
    return Optional.empty();
  }

  private static Optional<List<Double>> values(
      SpecMapping mapping, String key, Hyperparameter parameter, String prefix) {
    String expected = prefix + parameter.range();
    Optional<List<Double>> values = mapping.numbers(key, expected);
    if (values.isEmpty()) {
      mapping.requirePresent(key, expected);
      return values;
    }
    if (values.get().isEmpty()
        || values.get().size() > MOST_CHOICES
        || !values.get().stream().allMatch(parameter::allows)) {
      mapping.mistake(key, expected, Violation.shorten(values.get().toString()));
      return Optional.empty();
    }
    return values;
  }
}
