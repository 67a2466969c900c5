package dev.orchard.model.manifest;

import dev.orchard.model.Violation;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.scoring.Conformal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The model card of a version, in Markdown, for people who decide whether to rely on it. */
public final class ModelCard {
  private final Manifest manifest;
  private final ManifestDraft content;
  private final StringBuilder text = new StringBuilder(4096);

  private ModelCard(Manifest manifest) {
    this.manifest = manifest;
    this.content = manifest.content();
  }

  public static String render(Manifest manifest) {
    ModelCard card = new ModelCard(manifest);
    card.writePurpose();
    card.writeData();
    card.writeMetrics();
    card.writeFeatures();
    card.writeLimits();
    return card.text.toString();
  }

  private void writePurpose() {
    line("# " + manifest.model() + " " + manifest.version());
    line("");
    if (!content.description().isEmpty()) {
      line(plain(content.description()));
      line("");
    }
    String unit = content.label().unit().isEmpty() ? "" : " in " + plain(content.label().unit());
    String positive =
        content.label().positive().map(value -> " (probability of " + code(value) + ")").orElse("");
    line(
        "Predicts "
            + code(content.label().name())
            + unit
            + positive
            + ": "
            + content.task().word()
            + " by a "
            + plain(content.modelType())
            + " of "
            + content.trees()
            + " trees.");
    line("");
  }

  private void writeData() {
    Lineage lineage = content.lineage();
    line("## Data");
    line("");
    line(
        "- Trained "
            + lineage.trainedAt()
            + " by "
            + plain(lineage.trainedBy())
            + ", run "
            + lineage.run());
    line(
        "- "
            + lineage.rows()
            + " rows: "
            + lineage.trainingRows()
            + " to train, "
            + lineage.testRows()
            + " to test");
    line(
        "- Fingerprint "
            + code(lineage.dataFingerprint())
            + ", Orchard "
            + plain(lineage.codeVersion()));
    line("- Query: " + code(lineage.query()));
    line("");
  }

  private void writeMetrics() {
    line("## Metrics on the test rows");
    line("");
    line("| metric | value |");
    line("|---|---|");
    for (Map.Entry<String, Double> metric : content.metrics().entrySet()) {
      line("| " + metric.getKey() + " | " + number(metric.getValue()) + " |");
    }
    line("");
    content
        .conformal()
        .ifPresent(
            intervals ->
                line(
                    "The 90 % interval is the prediction ± "
                        + number(halfWidth(intervals))
                        + ".\n"));
    if (content.classes().isPresent()) {
      line(
          "Calibration: "
              + content.calibration().method()
              + ", fitted on "
              + plain(content.calibratedOn())
              + " rows.");
      line("");
    }
  }

  private static double halfWidth(Conformal intervals) {
    return intervals.halfWidth(0.9);
  }

  private void writeFeatures() {
    line("## Features");
    line("");
    line("| feature | type | importance | range or categories in training | missing | meaning |");
    line("|---|---|---|---|---|---|");
    for (int i = 0; i < manifest.schema().size(); i++) {
      Feature feature = manifest.schema().feature(i);
      line(
          "| "
              + String.join(
                  " | ",
                  List.of(
                      code(feature.name()),
                      feature.typeName(),
                      importance(feature.name()),
                      seen(i),
                      number(100 * missingShare(i)) + " %",
                      meaning(feature)))
              + " |");
    }
    line("");
  }

  private double missingShare(int position) {
    List<FeatureBaseline> baselines = content.baseline().features();
    return position < baselines.size() ? baselines.get(position).missingShare() : 0;
  }

  private String importance(String feature) {
    return content.importances().stream()
        .filter(importance -> importance.feature().equals(feature))
        .map(importance -> number(importance.importance()))
        .findFirst()
        .orElse("");
  }

  private String seen(int position) {
    if (manifest.schema().feature(position) instanceof CategoryFeature) {
      int count = content.encoder().categories(position).size();
      return count == 1 ? "1 category" : count + " categories";
    }
    double least = content.encoder().trainingMinimum(position);
    return Double.isNaN(least)
        ? ""
        : number(least) + " to " + number(content.encoder().trainingMaximum(position));
  }

  private static String meaning(Feature feature) {
    String unit =
        feature instanceof NumberFeature number && !number.unit().isEmpty()
            ? " (" + number.unit() + ")"
            : "";
    return plain(feature.description() + unit);
  }

  private void writeLimits() {
    line("## Limits");
    line("");
    line(
        "- It knows what its training rows held and nothing later; a row unlike them is answered with a warning.");
    line("- A category that training has not seen is treated as average.");
    line("- Importances and contributions say what the model uses, not what causes the outcome.");
    line("- The metrics hold for rows drawn as the test rows were.");
    if (content.conformal().isPresent()) {
      line(
          "- The interval holds on average over rows, and is as wide for an easy row as for a hard one.");
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value)
        .replaceAll("(\\.[0-9]*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }

  /** Text from a spec as it is, without what Markdown, tables or HTML would take for their own. */
  private static String plain(String foreign) {
    return foreign.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1").strip();
  }

  private static String code(String foreign) {
    String line = foreign.replaceAll("\\s+", " ").replace('`', '\'').replace("|", "\\|").strip();
    return "`" + (line.length() > 500 ? Violation.shorten(line) : line) + "`";
  }
}
