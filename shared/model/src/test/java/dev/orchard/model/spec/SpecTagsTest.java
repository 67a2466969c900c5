package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTagsTest {
  private static final String SPEC =
      """
      name: price
      task: regression
      label: {name: price}
      features:
        - {name: x, type: number}
      source: {query: select 1}
      """;

  @Test
  void readsTheTagsOfASpec() {
    ModelSpec spec =
        ModelSpecReader.read(SPEC + "tags: {experiment: spring, dataset: 2026}\n", "m.yaml");
    assertThat(spec.tags()).isEqualTo(Map.of("experiment", "spring", "dataset", "2026"));
  }

  @Test
  void needsNone() {
    assertThat(ModelSpecReader.read(SPEC, "m.yaml").tags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring", "{Experiment: spring}", "{experiment: [1]}", "{'a b': c}"})
  void refusesWhatIsNoTag(String tags) {
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class,
            () -> ModelSpecReader.read(SPEC + "tags: " + tags + "\n", "m.yaml"));
    assertThat(e.mistakes()).hasSize(1);
    assertThat(e.mistakes().get(0).toString()).contains("m.yaml:7").contains("tags");
  }

  @Test
  void refusesATextThatIsTooLong() {
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class,
            () ->
                ModelSpecReader.read(
                    SPEC + "tags: {dataset: " + "x".repeat(201) + "}\n", "m.yaml"));
    assertThat(e.mistakes()).hasSize(1);
  }
}
