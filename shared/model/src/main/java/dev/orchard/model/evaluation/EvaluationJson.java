package dev.orchard.model.evaluation;

import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The JSON of {@link Evaluation}: members of an open object. */
public final class EvaluationJson {
  private EvaluationJson() {}

  public static void writeMembers(Evaluation evaluation, JsonOutput output) {
    output.member("split", evaluation.split()).member("resamples", evaluation.resamples());
    output.objectMember(
        "bounds",
        to ->
            evaluation
                .bounds()
                .forEach(
                    (metric, bounds) ->
                        to.objectMember(
                            metric,
                            pair ->
                                pair.member("lower", bounds.lower())
                                    .member("upper", bounds.upper()))));
    evaluation
        .confusionMatrix()
        .ifPresent(matrix -> output.objectMember("confusion_matrix", to -> write(matrix, to)));
    output.arrayMember("roc_curve", to -> evaluation.rocCurve().forEach(point -> write(point, to)));
    output.arrayMember(
        "calibration_curve",
        to -> evaluation.calibrationCurve().forEach(point -> write(point, to)));
    output.objectMember(
        "calibration_losses",
        to ->
            evaluation
                .calibrationLosses()
                .forEach((method, loss) -> to.member(method, loss.doubleValue())));
    output.arrayMember("coverage", to -> evaluation.coverage().forEach(each -> write(each, to)));
    output
        .stringsMember("notes", evaluation.notes())
        .stringsMember("warnings", evaluation.warnings());
  }

  private static void write(ConfusionMatrix matrix, JsonOutput output) {
    output.stringsMember("classes", matrix.classes());
    output.arrayMember(
        "counts",
        rows -> {
          for (List<Long> row : matrix.counts()) {
            rows.beginArray();
            row.forEach(count -> rows.value(count.longValue()));
            rows.endArray();
          }
        });
  }

  private static void write(RocPoint point, JsonOutput output) {
    output
        .beginObject()
        .member("threshold", point.threshold())
        .member("false_positive_rate", point.falsePositiveRate())
        .member("true_positive_rate", point.truePositiveRate())
        .endObject();
  }

  private static void write(CalibrationPoint point, JsonOutput output) {
    output
        .beginObject()
        .member("predicted", point.predicted())
        .member("observed", point.observed())
        .member("rows", point.rows())
        .endObject();
  }

  private static void write(Coverage coverage, JsonOutput output) {
    output
        .beginObject()
        .member("confidence_level", coverage.confidenceLevel())
        .member("coverage", coverage.coverage())
        .member("mean_size", coverage.meanSize())
        .endObject();
  }

  /**
   * Reads the members back.
   *
   * @throws IllegalArgumentException for bounds, a matrix or curves that cannot be
   */
  public static Evaluation read(JsonObjectReader reader) {
    return new Evaluation(
        reader.requireString("split"),
        reader.requireInt("resamples"),
        readMap(
            reader.requireObject("bounds"),
            (members, key) -> readBounds(members.requireObject(key))),
        reader.optionalObject("confusion_matrix").map(EvaluationJson::readMatrix),
        reader.requireObjects(
            "roc_curve",
            point ->
                new RocPoint(
                    point.requireDouble("threshold"),
                    point.requireDouble("false_positive_rate"),
                    point.requireDouble("true_positive_rate"))),
        reader.requireObjects(
            "calibration_curve",
            point ->
                new CalibrationPoint(
                    point.requireDouble("predicted"),
                    point.requireDouble("observed"),
                    point.requireLong("rows"))),
        readMap(reader.requireObject("calibration_losses"), JsonObjectReader::requireDouble),
        reader.requireObjects(
            "coverage",
            each ->
                new Coverage(
                    each.requireDouble("confidence_level"),
                    each.requireDouble("coverage"),
                    each.requireDouble("mean_size"))),
        reader.requireStrings("notes"),
        reader.requireStrings("warnings"));
  }

  private static <T> Map<String, T> readMap(
      JsonObjectReader members, BiFunction<JsonObjectReader, String, T> read) {
    Map<String, T> values = new LinkedHashMap<>();
    members.object().names().forEach(key -> values.put(key, read.apply(members, key)));
    return values;
  }

  private static Bounds readBounds(JsonObjectReader reader) {
    return new Bounds(reader.requireDouble("lower"), reader.requireDouble("upper"));
  }

  private static ConfusionMatrix readMatrix(JsonObjectReader reader) {
    List<List<Long>> counts = new ArrayList<>();
    for (JsonValue row : reader.requireArray("counts")) {
      List<Long> read = new ArrayList<>();
      if (row instanceof JsonArray array) {
        array.values().forEach(count -> read.add(count(count, reader)));
      }
      counts.add(read);
    }
    return new ConfusionMatrix(reader.requireStrings("classes"), counts);
  }

  private static long count(JsonValue value, JsonObjectReader reader) {
    if (value instanceof JsonNumber number) {
      return (long) number.value();
    }
    throw new IllegalArgumentException(reader.pathOf("counts") + " holds no number");
  }
}
