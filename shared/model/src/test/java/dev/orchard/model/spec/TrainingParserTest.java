package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingParserTest {
  private static final String LEADS =
      """
      name: leads
      task: classification
      label: {name: y, positive: "yes"}
      features:
        - {name: x, type: number}
      source: {query: select 1}
      """;

  @Test
  void readsEveryHyperparameterOfBoosting() {
    TrainingSettings settings =
        training(
            "{algorithm: gradient_boosting, trees: 300, max_depth: 4, learning_rate: 0.05, lambda:"
                + " 2, gamma: 0.5, subsample: 0.8, feature_fraction: 0.7, max_bin: 64,"
                + " min_child_weight: 0.5, early_stopping_rounds: 10, validation_fraction: 0.2,"
                + " scale_pos_weight: 3, threads: 2, seed: 7}");

    assertThat(settings.algorithm()).isEqualTo(Algorithm.GRADIENT_BOOSTING);
    assertThat(settings.hyperparameters().words())
        .containsEntry("algorithm", "gradient_boosting")
        .containsEntry("learning_rate", "0.05")
        .containsEntry("lambda", "2")
        .containsEntry("min_child_weight", "0.5")
        .containsEntry("early_stopping_rounds", "10")
        .hasSize(13);
    assertThat(settings.threads()).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void hasDefaultsInRangeForEveryAlgorithm(Algorithm algorithm) {
    for (Hyperparameter parameter : Hyperparameter.values()) {
      parameter
          .usual(algorithm)
          .ifPresent(
              value -> {
                assertThat(value).isBetween(parameter.least(), parameter.most());
                assertThat(parameter.isKnownTo(algorithm)).isTrue();
              });
    }
  }

  @Test
  void readsTheTimeColumnAndHasNoneUnlessNamed() {
    assertThat(training("{time_column: ordered_at}").timeColumn()).contains("ordered_at");
    assertThat(training("{trees: 5}").timeColumn()).isEmpty();
  }

  @Test
  void stillReadsTheOlderWordForTheRowsOfALeaf() {
    TrainingSettings settings = training("{minimum_leaf_rows: 9}");

    assertThat(settings.hyperparameters().whole(Hyperparameter.MIN_SAMPLES_LEAF)).isEqualTo(9);
  }

  @Test
  void saysWhichAlgorithmsKnowAHyperparameterThatThisOneLacks() {
    assertThat(mistakes("training: {algorithm: tribuo_cart, learning_rate: 0.1, subsample: 0.5}"))
        .containsExactly(
            "m.yaml:7:51: training.learning_rate: expected an algorithm that knows it:"
                + " gradient_boosting, found tribuo_cart",
            "m.yaml:7:67: training.subsample: expected an algorithm that knows it: random_forest or"
                + " gradient_boosting or tribuo_random_forest, found tribuo_cart");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{algorithm: gradient_boosting, learning_rate: 0}",
        "{algorithm: gradient_boosting, learning_rate: 1.5}",
        "{algorithm: gradient_boosting, lambda: -1}",
        "{algorithm: gradient_boosting, early_stopping_rounds: 2.5}",
        "{algorithm: gradient_boosting, scale_pos_weight: 2, class_weight: balanced}",
        "{max_bin: 256}",
        "{subsample: 0}",
        "{threads: 0}",
        "{min_samples_leaf: 3, minimum_leaf_rows: 3}",
        "{class_weight: balance}",
        "{class_weight: {}}",
        "{class_weight: {yes: 0}}",
        "{class_weight: [1]}",
        "{max_dept: 3}"
      })
  void refusesWhatDoesNotFit(String training) {
    assertThat(mistakes("training: " + training)).hasSize(1);
  }

  @Test
  void suggestsTheHyperparameterThatWasMeant() {
    assertThat(mistakes("training: {learning_rat: 0.1}"))
        .singleElement()
        .asString()
        .endsWith("found \"learning_rat\"; did you mean \"learning_rate\"?");
  }

  @Test
  void refusesWeightsOfClassesWhereThereAreNone() {
    String numbers =
        LEADS.replace("classification", "regression").replace(", positive: \"yes\"", "");

    assertThat(mistakesOf(numbers + "training: {class_weight: balanced}\n"))
        .singleElement()
        .asString()
        .contains("which only classification has");
  }

  @Test
  void weighsClassesAsTheSpecSays() {
    ClassWeights balanced = training("{class_weight: balanced}").classWeights();
    ClassWeights given = training("{class_weight: {\"yes\": 4}}").classWeights();

    assertThat(balanced.of(List.of("no", "yes"), new int[] {90, 10}))
        .containsExactly(new double[] {100 / 180.0, 5}, within(1e-12));
    assertThat(given.of(List.of("no", "yes"), new int[] {90, 10})).containsExactly(1, 4);
    assertThat(given.text()).isEqualTo("{yes: 4.0}");
  }

  @Test
  void replacesHyperparametersByBetterOnes() {
    TrainingSettings better =
        training("{trees: 10}")
            .with(Map.of(Hyperparameter.TREES, 20.0, Hyperparameter.MAX_DEPTH, 3.0));

    assertThat(better.hyperparameters().whole(Hyperparameter.TREES)).isEqualTo(20);
    assertThat(better.hyperparameters().whole(Hyperparameter.MAX_DEPTH)).isEqualTo(3);
  }

  private static TrainingSettings training(String section) {
    return ModelSpecReader.read(LEADS + "training: " + section + "\n", "m.yaml").training();
  }

  private static List<String> mistakes(String section) {
    return mistakesOf(LEADS + section + "\n");
  }

  private static List<String> mistakesOf(String yaml) {
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class, () -> ModelSpecReader.read(yaml, "m.yaml"));
    assertThat(e).as("a refusal of %s", yaml).isNotNull();
    return e.mistakes().stream().map(SpecMistake::toString).toList();
  }
}
