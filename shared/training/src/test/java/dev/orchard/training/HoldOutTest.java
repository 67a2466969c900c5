package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.spec.Label;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.TrainingTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldOutTest {
  @Test
  void holdsTheLatestRowsOutWhateverTheirOrder() {
    double[] times = IntStream.range(0, 100).mapToDouble(row -> (row * 37) % 100).toArray();

    HoldOut holdOut = split(times);

    assertThat(holdOut.test()).hasSize(20).isSorted();
    assertThat(Arrays.stream(holdOut.test()).mapToDouble(row -> times[row]).min().orElseThrow())
        .isEqualTo(80);
    assertThat(holdOut.description()).isEqualTo("the latest by \"at\"");
  }

  @Test
  void keepsRowsOfOneTimeTogether() {
    double[] times = IntStream.range(0, 100).mapToDouble(row -> Math.floor(row / 30.0)).toArray();

    assertThat(split(times).test()).containsExactly(IntStream.range(60, 100).toArray());
  }

  @Test
  void ordersTextsAsTheyAreWritten() {
    List<String> days = List.of("2026-03-01", "2025-12-31", "2026-01-01", "2026-02-01");
    int[] codes = IntStream.range(0, 100).map(row -> row % 4).toArray();
    Column at = new Column.Categories("at", codes, days);

    assertThat(HoldOut.of(settings(), table(at), numbers()).test())
        .containsExactly(IntStream.range(0, 25).map(day -> 4 * day).toArray());
  }

  @Test
  void refusesTimesThatAreAllTheSame() {
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> split(new double[100]))
        .withMessageContaining("The time column \"at\" cannot hold rows out");
  }

  @Test
  void refusesARowWithoutATime() {
    double[] times = IntStream.range(0, 100).asDoubleStream().toArray();
    times[41] = Double.NaN;

    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> split(times))
        .withMessageStartingWith("row 42, column \"at\": the time is missing");
  }

  @Test
  void refusesAClassThatOnlyTheLatestRowsHave() {
    double[] times = IntStream.range(0, 100).asDoubleStream().toArray();
    int[] codes = IntStream.range(0, 100).map(row -> row < 90 ? row % 2 : 2).toArray();
    Column label = new Column.Categories("y", codes, List.of("a", "b", "c"));
    TrainingTable table = new TrainingTable(100, List.of(new Column.Numbers("at", times)), label);

    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> HoldOut.of(settings(), table, LabelCodes.of(label, Label.of("y"))))
        .withMessageContaining("the class \"c\" occurs only in the latest rows");
  }

  @Test
  void testsAndTrainsOnEveryClassHoweverRare() {
    int[] classes = new int[200];
    Arrays.fill(classes, 0, 5, 1);

    HoldOut holdOut = HoldOut.ofClasses(classes, 2, 0.05, 1);

    assertThat(Arrays.stream(holdOut.test()).filter(row -> classes[row] == 1).count()).isEqualTo(1);
  }

  private static HoldOut split(double[] times) {
    return HoldOut.of(settings(), table(new Column.Numbers("at", times)), numbers());
  }

  private static TrainingTable table(Column at) {
    return new TrainingTable(100, List.of(at), label());
  }

  private static LabelCodes numbers() {
    return LabelCodes.of(label(), Label.of("y"));
  }

  private static Column label() {
    return new Column.Numbers("y", IntStream.range(0, 100).asDoubleStream().toArray());
  }

  private static TrainingSettings settings() {
    return ModelSpecReader.read(
            """
            name: m
            task: regression
            label: {name: y}
            features: [{name: x, type: number}]
            source: {query: "select 1"}
            training: {time_column: at, test_fraction: 0.2}
            """,
            "m.yaml")
        .training();
  }
}
