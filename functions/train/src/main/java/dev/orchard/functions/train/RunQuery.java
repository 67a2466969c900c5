package dev.orchard.functions.train;

import dev.orchard.model.Suggestion;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.Metric;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.PageRequest;
import dev.orchard.registry.RunFilter;
import dev.orchard.web.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which runs a request asks for, and which page of them. */
record RunQuery(RunFilter filter, PageRequest page) {
  private static final int STANDARD_LIMIT = 50;
  private static final int MOST_MODELS = 50;
  private static final int LONGEST = 200;

  /**
   * Reads the query.
   *
   * @throws dev.orchard.model.InvalidInputException with every violation
   */
  static RunQuery read(Exchange exchange) {
    Violations violations = new Violations();
    RunFilter filter =
        new RunFilter(
            text(exchange, "experiment", violations),
            text(exchange, "dataset", violations),
            models(exchange, violations),
            word(
                exchange,
                "metric",
                Arrays.stream(Metric.values()).map(Metric::word).toList(),
                Metric::ofSpelling,
                violations),
            word(
                exchange,
                "status",
                Arrays.stream(Run.Status.values()).map(Run.Status::word).toList(),
                Run.Status::ofWord,
                violations));
    int limit = limit(exchange, violations);
    violations.throwIfAny();
    return new RunQuery(
        filter, new PageRequest(exchange.queryParameter("page_token").orElse(""), limit));
  }

  private static Optional<String> text(Exchange exchange, String name, Violations violations) {
    Optional<String> text = exchange.queryParameter(name);
    if (text.isPresent() && (text.get().isEmpty() || text.get().length() > LONGEST)) {
      violations.add("query." + name, "1 to " + LONGEST + " characters", shown(text.get()));
    }
    return text;
  }

  private static List<String> models(Exchange exchange, Violations violations) {
    List<String> models =
        exchange.queryParameter("models").map(text -> text.split(",", -1)).stream()
            .flatMap(Arrays::stream)
            .map(String::strip)
            .toList();
    if (models.size() > MOST_MODELS || models.stream().anyMatch(String::isEmpty)) {
      violations.add(
          "query.models",
          "up to " + MOST_MODELS + " names separated by commas",
          shown(exchange.queryParameter("models").orElse("")));
    }
    return models;
  }

  private static <T> Optional<T> word(
      Exchange exchange,
      String name,
      List<String> words,
      Function<String, Optional<T>> read,
      Violations violations) {
    Optional<String> text = exchange.queryParameter(name);
    Optional<T> value = text.flatMap(read);
    if (text.isPresent() && value.isEmpty()) {
      violations.add(
          "query." + name,
          "one of " + String.join(", ", words),
          shown(text.get()) + Suggestion.phrase(text.get(), words));
    }
    return value;
  }

  private static int limit(Exchange exchange, Violations violations) {
    String text = exchange.queryParameter("limit").orElse(Integer.toString(STANDARD_LIMIT));
    boolean fits = text.matches("[0-9]{1,4}");
    int limit = fits ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > ObjectStore.MAXIMUM_PAGE) {
      violations.add(
          "query.limit", "a whole number from 1 to " + ObjectStore.MAXIMUM_PAGE, shown(text));
      return STANDARD_LIMIT;
    }
    return limit;
  }

  private static String shown(String text) {
    return "\"" + Violation.shorten(text) + "\"";
  }
}
