package dev.orchard.model.manifest;

import static dev.orchard.model.manifest.CardText.code;
import static dev.orchard.model.manifest.CardText.number;
import static dev.orchard.model.manifest.CardText.plain;

import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.NumberFeature;
import java.util.List;

/** The model card of a version, in Markdown, for people who decide whether to rely on it. */
public final class ModelCard {
  private final Manifest manifest;
  private final ManifestDraft content;
  private final CardText card = new CardText();

  private ModelCard(Manifest manifest) {
    this.manifest = manifest;
    this.content = manifest.content();
  }

  public static String render(Manifest manifest) {
    ModelCard model = new ModelCard(manifest);
    model.writePurpose();
    model.writeWarnings();
    model.writeData();
    new CardEvaluation(manifest.content(), model.card).write();
    model.writeFeatures();
    model.writeLimits();
    return model.card.toString();
  }

  private void writePurpose() {
    card.line("# " + manifest.model() + " " + manifest.version());
    card.line("");
    if (!content.description().isEmpty()) {
      card.line(plain(content.description()));
      card.line("");
    }
    String unit = content.label().unit().isEmpty() ? "" : " in " + plain(content.label().unit());
    String positive =
        content.label().positive().map(value -> " (probability of " + code(value) + ")").orElse("");
    card.line(
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
    card.line("");
  }

  private void writeData() {
    Lineage lineage = content.lineage();
    card.line("## Data");
    card.line("");
    card.line(
        "- Trained "
            + lineage.trainedAt()
            + " by "
            + plain(lineage.trainedBy())
            + ", run "
            + lineage.run());
    card.line(
        "- "
            + lineage.rows()
            + " rows: "
            + lineage.trainingRows()
            + " to train, "
            + lineage.testRows()
            + " to test");
    card.line(
        "- Fingerprint "
            + code(lineage.dataFingerprint())
            + ", Orchard "
            + plain(lineage.codeVersion()));
    card.line("- Query: " + code(lineage.query()));
    card.line("");
  }

  private void writeWarnings() {
    if (content.evaluation().warnings().isEmpty()) {
      return;
    }
    card.paragraph("## Warnings");
    content.evaluation().warnings().forEach(warning -> card.line("- " + plain(warning)));
    card.line("");
  }

  private void writeFeatures() {
    card.line("## Features");
    card.line("");
    card.line(
        "| feature | type | importance | range or categories in training | missing | meaning |");
    card.line("|---|---|---|---|---|---|");
    for (int i = 0; i < manifest.schema().size(); i++) {
      Feature feature = manifest.schema().feature(i);
      card.line(
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
    card.line("");
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
    card.line("## Limits");
    card.line("");
    card.line(
        "- It knows what its training rows held and nothing later; a row unlike them is answered with a warning.");
    card.line("- A category that training has not seen is treated as average.");
    card.line(
        "- Importances and contributions say what the model uses, not what causes the outcome.");
    card.line("- The metrics hold for rows drawn as the test rows were.");
    if (content.conformal().isPresent()) {
      card.line(
          "- The interval holds on average over rows, and is as wide as predictions of that size need; it does not look at the features.");
    }
  }
}
