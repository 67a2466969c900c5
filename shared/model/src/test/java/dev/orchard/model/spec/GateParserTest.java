package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateParserTest {
  private static final String PRICE =
      """
      name: price
      task: regression
      label: {name: y}
      features: [{name: x, type: number}]
      source: {query: select 1}
      """;

  @Test
  void readsOneGateOrAListOfThemEachWithItsOwnDirection() {
    assertThat(gates("{metric: rmse, at_most: 900, improve_by: 5}"))
        .containsExactly(new Gate(Metric.RMSE, OptionalDouble.of(900), 5, 0));
    assertThat(gates("[{metric: r2, at_least: 0.8, improve_by_relative: 0.1}, {metric: mae}]"))
        .containsExactly(
            new Gate(Metric.R2, OptionalDouble.of(0.8), 0, 0.1),
            new Gate(Metric.MAE, OptionalDouble.empty(), 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{metric: r2}, {metric: r2, at_least: 0.5}] | expected gate[1] to be each metric once",
        "[{metric: roc_auc}] | gate[0].metric",
        "[{metric: rmse, at_least: 3}] | expected gate[0].at_least to be at_most, for lower is better",
        "[{metric: r2, improve_by_relative: 11}] | gate[0].improve_by_relative",
        "[rmse] | expected gate[0] to be a mapping with a metric",
        "rmse | expected gate to be a mapping with a metric, or a list of them",
      })
  void namesTheGateThatIsWrong(String gate, String mistake) {
    InvalidSpecException refusal =
        catchThrowableOfType(InvalidSpecException.class, () -> gates(gate));

    assertThat(refusal.getMessage()).contains(mistake);
  }

  private static List<Gate> gates(String gate) {
    return ModelSpecReader.read(PRICE + "gate: " + gate + "\n", "m.yaml").gates();
  }
}
