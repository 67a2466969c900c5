package dev.orchard.training;

import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.training.TrainingException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A few rows and what the model says of them: kept with the version, so that anybody can check that
 * it still says so, and first of all shown to be numbers.
 */
final class ImportSample {
  static final String FILE = "sample.json";
  private static final int ROWS = 5;

  private final List<Row> rows;
  private final List<Prediction> predictions;

  private ImportSample(List<Row> rows, List<Prediction> predictions) {
    this.rows = rows;
    this.predictions = predictions;
  }

  /**
   * Scores the first rows, or made-up ones where there are none.
   *
   * @throws TrainingException if a prediction is no finite number
   */
  static ImportSample of(ImportedModel model) {
    Scorer scorer = model.scorer();
    List<Row> rows =
        model.rows().map(given -> given.first(ROWS)).orElseGet(() -> madeUp(scorer.encoder()));
    List<Prediction> predictions = scorer.scoreAll(rows);
    for (Prediction prediction : predictions) {
      if (!isFinite(prediction)) {
        throw new TrainingException(
            Reason.WRONG_VALUE, "The model answers a sample row with no finite number");
      }
    }
    return new ImportSample(rows, predictions);
  }

  private static boolean isFinite(Prediction prediction) {
    return prediction instanceof ClassPrediction classes
        ? classes.probabilities().stream().allMatch(Double::isFinite)
        : Double.isFinite(((NumberPrediction) prediction).value());
  }

  private static List<Row> madeUp(Encoder encoder) {
    Row usual = new Row(encoder.schema());
    Row missing = new Row(encoder.schema());
    for (int i = 0; i < encoder.width(); i++) {
      setUsual(usual, i, encoder);
      if (!(encoder.schema().feature(i).missing() instanceof MissingPolicy.Allow)) {
        setUsual(missing, i, encoder);
      }
    }
    return List.of(usual, missing);
  }

  private static void setUsual(Row row, int position, Encoder encoder) {
    Feature feature = encoder.schema().feature(position);
    if (feature instanceof CategoryFeature) {
      row.setCategory(position, encoder.categories(position).get(0));
    } else if (feature instanceof BooleanFeature) {
      row.setBoolean(position, false);
    } else if (feature instanceof NumberFeature number) {
      double least = number.minimum().orElse(0);
      row.setNumber(position, (least + number.maximum().orElse(least)) / 2);
    }
  }

  byte[] json() {
    List<Integer> numbers = new ArrayList<>();
    rows.forEach(row -> numbers.add(numbers.size()));
    return Json.writeIndented(
        output ->
            output
                .beginObject()
                .arrayMember("sample", to -> numbers.forEach(number -> write(number, to)))
                .endObject());
  }

  private void write(int number, JsonOutput output) {
    Row row = rows.get(number);
    output.beginObject().objectMember("features", to -> writeFeatures(row, to));
    if (predictions.get(number) instanceof ClassPrediction prediction) {
      output.member("prediction", prediction.label());
      output.objectMember(
          "probabilities",
          to -> {
            for (int i = 0; i < prediction.probabilities().size(); i++) {
              to.member(prediction.classes().names().get(i), prediction.probabilities().get(i));
            }
          });
    } else {
      output.member("prediction", ((NumberPrediction) predictions.get(number)).value());
    }
    output.endObject();
  }

  private static void writeFeatures(Row row, JsonOutput output) {
    for (int i = 0; i < row.schema().size(); i++) {
      Feature feature = row.schema().feature(i);
      if (feature instanceof CategoryFeature) {
        output.optionalMember(feature.name(), Optional.ofNullable(row.category(i)));
      } else if (!row.isMissing(i)) {
        output.member(feature.name(), row.number(i));
      }
    }
  }
}
