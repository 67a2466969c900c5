package dev.orchard.model.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
  private static final Evaluation WHOLE =
      new Evaluation(
          "the latest by \"at\"",
          1_000,
          Map.of("roc_auc", new Bounds(0.7, 0.9), "log_loss", new Bounds(0.25, 0.5)),
          Optional.of(
              new ConfusionMatrix(List.of("no", "yes"), List.of(List.of(7L, 1L), List.of(2L, 5L)))),
          List.of(new RocPoint(0.9, 0, 0.25), new RocPoint(0.1, 1, 1)),
          List.of(new CalibrationPoint(0.2, 0.25, 8), new CalibrationPoint(0.8, 0.75, 7)),
          Map.of("none", 0.4, "platt", 0.35),
          List.of(new Coverage(0.9, 0.91, 1.5)),
          List.of("a note"),
          List.of("a warning"));

  @Test
  void survivesJson() {
    assertThat(read(json(WHOLE))).isEqualTo(WHOLE);
    assertThat(read(json(Evaluation.NONE))).isEqualTo(Evaluation.NONE);
  }

  @Test
  void writesTheNamesOfTheContract() {
    assertThat(json(WHOLE))
        .contains("\"bounds\"", "\"lower\"", "\"confusion_matrix\"", "\"counts\"")
        .contains("\"roc_curve\"", "\"false_positive_rate\"", "\"calibration_curve\"")
        .contains("\"coverage\"", "\"confidence_level\"", "\"mean_size\"");
  }

  private static String json(Evaluation evaluation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOutput output = JsonOutput.to(bytes);
    output.beginObject();
    EvaluationJson.writeMembers(evaluation, output);
    output.endObject();
    output.flush();
    return bytes.toString(UTF_8);
  }

  private static Evaluation read(String json) {
    return EvaluationJson.read(
        new JsonObjectReader(
            Json.parseObject(json.getBytes(UTF_8), JsonLimits.DEFAULT), "$", new Violations()));
  }
}
