package dev.orchard.training;

import dev.orchard.forest.Forest;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.ImportanceKind;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.evaluation.FeatureImportances;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.TrainingData;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The importances of a candidate's features, each measured in several ways. */
final class ImportanceReport {
  /** The file of a version that holds them all. */
  static final String FILE = "importances.json";

  /** As many held-out rows rank features well; more would only take longer. */
  private static final int MOST_ROWS = 4_000;

  private final List<String> features;
  private final double[] gain;
  private final long[] splits;
  private final double[] cover;
  private final double[] permutation;
  private final double[] contribution;

  private ImportanceReport(
      List<String> features, Forest forest, double[] permutation, double[] contribution) {
    this.features = features;
    gain = FeatureImportances.gain(forest);
    splits = FeatureImportances.splitCount(forest);
    cover = FeatureImportances.cover(forest);
    this.permutation = permutation;
    this.contribution = contribution;
  }

  static ImportanceReport of(
      ModelSpec spec, Candidate candidate, TrainingTable table, LabelCodes labels, int[] testRows) {
    int[] rows = Arrays.copyOf(testRows, Math.min(MOST_ROWS, testRows.length));
    SchemaColumns columns = new SchemaColumns(spec.features(), table, rows);
    TrainingData data =
        new TrainingData(
            CandidateTraining.encode(candidate.encoder(), columns),
            labels.at(rows),
            labels.classCount());
    Forest forest = candidate.forest();
    double[] encoded = data.rowMajor();
    long seed = spec.training().seed();
    return new ImportanceReport(
        spec.features().names(),
        forest,
        FeatureImportances.permutation(forest, encoded, rows.length, squaredError(data), seed),
        FeatureImportances.meanContribution(forest, encoded, rows.length, seed));
  }

  /** For classes that is the Brier score. */
  private static ToDoubleFunction<double[]> squaredError(TrainingData data) {
    int outputs = data.outputCount();
    return scores -> {
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        double target = data.targets()[i / outputs];
        double truth = outputs == 1 ? target : target == i % outputs ? 1 : 0;
        sum += (scores[i] - truth) * (scores[i] - truth);
      }
      return sum / data.rowCount();
    };
  }

  /** By gain, adding up to 1, the largest first. */
  List<Importance> byGain() {
    List<Importance> importances = new ArrayList<>();
    for (int i = 0; i < gain.length; i++) {
      importances.add(new Importance(features.get(i), gain[i], measures(i)));
    }
    importances.sort(Comparator.comparingDouble(Importance::importance).reversed());
    return importances;
  }

  private Map<ImportanceKind, Double> measures(int feature) {
    return Map.of(
        ImportanceKind.GAIN, gain[feature],
        ImportanceKind.SPLIT_COUNT, (double) splits[feature],
        ImportanceKind.COVER, cover[feature],
        ImportanceKind.PERMUTATION, permutation[feature],
        ImportanceKind.MEAN_CONTRIBUTION, contribution[feature]);
  }

  byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOutput output = JsonOutput.to(bytes);
    output.beginObject().member("permutation_loss", "mean squared error on held-out rows");
    output.arrayMember(
        "features",
        to -> {
          for (int i = 0; i < gain.length; i++) {
            to.beginObject()
                .member("feature", features.get(i))
                .member("gain", gain[i])
                .member("split_count", splits[i])
                .member("cover", cover[i])
                .member("permutation", permutation[i])
                .member("mean_absolute_contribution", contribution[i])
                .endObject();
          }
        });
    output.endObject().flush();
    return bytes.toByteArray();
  }
}
