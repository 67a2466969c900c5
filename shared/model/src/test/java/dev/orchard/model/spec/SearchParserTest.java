package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParserTest {
  private static final String LEADS =
      """
      name: leads
      task: classification
      label: {name: y, positive: "yes"}
      features:
        - {name: x, type: number}
      source: {query: select 1}
      training: {algorithm: gradient_boosting}
      """;

  @Test
  void readsASearch() {
    Search search =
        search(
            "{trials: 20, folds: 4, metric: roc_auc, seed: 3, parameters: {max_depth: [4, 16],"
                + " learning_rate: {log: [0.01, 0.3]}, subsample: {choice: [0.5, 1]}}}");

    assertThat(search.trials()).isEqualTo(20);
    assertThat(search.folds()).isEqualTo(4);
    assertThat(search.metric()).isEqualTo(Metric.ROC_AUC);
    assertThat(search.seed()).isEqualTo(3);
    assertThat(search.spaces())
        .containsEntry(Hyperparameter.MAX_DEPTH, new Search.Space.Even(4, 16, true))
        .containsEntry(Hyperparameter.LEARNING_RATE, new Search.Space.Logarithmic(0.01, 0.3, false))
        .containsEntry(Hyperparameter.SUBSAMPLE, new Search.Space.Choice(List.of(0.5, 1.0)));
  }

  @Test
  void drawsWithinItsSpaces() {
    Search search =
        search(
            "{metric: roc_auc, parameters: {max_depth: [4, 6], trees: {log: [10, 1000]},"
                + " learning_rate: {log: [0.01, 0.3]}, subsample: {choice: [0.5, 1]}}}");
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 1_000; draw++) {
      double share = random.nextDouble();
      search
          .spaces()
          .forEach(
              (parameter, space) ->
                  assertThat(parameter.allows(space.at(share)))
                      .as("%s at %s", parameter, share)
                      .isTrue());
    }
    Search.Space depth = search.spaces().get(Hyperparameter.MAX_DEPTH);
    assertThat(new double[] {depth.at(0), depth.at(0.5), depth.at(0.999)}).containsExactly(4, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{trials: 201, metric: roc_auc, parameters: {max_depth: [4, 16]}}",
        "{folds: 1, metric: roc_auc, parameters: {max_depth: [4, 16]}}",
        "{metric: rmse, parameters: {max_depth: [4, 16]}}",
        "{parameters: {max_depth: [4, 16]}}",
        "{metric: roc_auc}",
        "{metric: roc_auc, parameters: {}}",
        "{metric: roc_auc, parameters: {max_depth: [16, 4]}}",
        "{metric: roc_auc, parameters: {max_depth: [4, 65]}}",
        "{metric: roc_auc, parameters: {max_depth: [4, 5.5]}}",
        "{metric: roc_auc, parameters: {max_depth: [4, 5, 6]}}",
        "{metric: roc_auc, parameters: {max_depth: [\"4\", 5]}}",
        "{metric: roc_auc, parameters: {max_depth: 4}}",
        "{metric: roc_auc, parameters: {max_depth: {}}}",
        "{metric: roc_auc, parameters: {max_depth: {choice: []}}}",
        "{metric: roc_auc, parameters: {max_depth: {choice: [1], log: [1, 2]}}}",
        "{metric: roc_auc, parameters: {lambda: {log: [0, 2]}}}",
        "{metric: roc_auc, parameters: {min_samples_leaf: [1, 2]}}",
        "{metric: roc_auc, parameters: {seed: [1, 2]}}",
        "{metric: roc_auc, trails: 3, parameters: {max_depth: [4, 16]}}",
        "[]"
      })
  void refusesWhatCannotBeSearched(String section) {
    assertThat(mistakes(section)).hasSize(1);
  }

  @Test
  void saysWhatWasExpectedAndWhatWasMeant() {
    assertThat(mistakes("{metric: roc_auc, parameters: {max_dept: [1, 2], learning_rate: [0, 1]}}"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("m.yaml:8:50: search.parameters.max_dept: expected one of trees,")
                    .endsWith("found \"max_dept\"; did you mean \"max_depth\"?"),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "m.yaml:8:73: search.parameters.learning_rate: expected [low, high], low"
                            + " below high, each a number from 0.001 to 1, found [0.0, 1.0]"));
  }

  private static Search search(String section) {
    return ModelSpecReader.read(LEADS + "search: " + section + "\n", "m.yaml")
        .training()
        .search()
        .orElseThrow();
  }

  private static List<String> mistakes(String section) {
    String yaml = LEADS + "search: " + section + "\n";
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class, () -> ModelSpecReader.read(yaml, "m.yaml"));
    assertThat(e).as("a refusal of %s", yaml).isNotNull();
    return e.mistakes().stream().map(SpecMistake::toString).toList();
  }
}
