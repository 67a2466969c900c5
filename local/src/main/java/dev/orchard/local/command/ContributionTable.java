package dev.orchard.local.command;

import dev.orchard.local.console.Table;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.scoring.Contribution;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.ProbabilityScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An explanation for people: a line a feature, with a bar to the left or to the right. Of classes
 * the contributions are those to the probability, where there are any.
 */
final class ContributionTable {
  private static final int BAR_WIDTH = 20;

  private ContributionTable() {}

  static List<String> lines(Explanation explanation) {
    boolean probabilities = explanation.probability().isPresent();
    double largest =
        explanation.contributions().stream()
            .mapToDouble(each -> Math.abs(shown(each, probabilities)))
            .max()
            .orElse(0);
    Table table = new Table("feature", "value", probabilities ? "points" : "contribution", "");
    for (Contribution each : explanation.contributions()) {
      double value = shown(each, probabilities);
      table.row(
          each.feature(),
          text(each.value()),
          probabilities
              ? String.format(Locale.ROOT, "%+.2f", 100 * value)
              : String.format(Locale.ROOT, "%+.6g", value),
          bar(value, largest));
    }
    List<String> lines = new ArrayList<>();
    lines.add(summary(explanation));
    lines.addAll(table.lines());
    return lines;
  }

  private static String summary(Explanation explanation) {
    String of = explanation.explainedClass().map(name -> " of " + name).orElse("");
    if (explanation.probability().isPresent()) {
      ProbabilityScale scale = explanation.probability().get();
      return String.format(
          Locale.ROOT,
          "From a probability%s of %.4f to %.4f, in percentage points:",
          of,
          scale.baseline(),
          scale.probability());
    }
    return String.format(
        Locale.ROOT,
        "From a baseline%s of %.6g to %.6g:",
        of,
        explanation.baselineValue(),
        explanation.margin());
  }

  private static double shown(Contribution each, boolean probabilities) {
    return probabilities ? each.probabilityContribution().orElse(0) : each.contribution();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.value() : Json.text(value);
  }

  /** Half of the width for each sign. */
  private static String bar(double value, double largest) {
    int length = largest > 0 ? (int) Math.round(BAR_WIDTH * Math.abs(value) / largest) : 0;
    return value < 0
        ? " ".repeat(BAR_WIDTH - length) + "-".repeat(length) + "|"
        : " ".repeat(BAR_WIDTH) + "|" + "+".repeat(length);
  }
}
