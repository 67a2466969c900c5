package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.model.Task;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.json.JsonNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSpecReaderTest {
  private static final String DESIGN =
      """
      name: lead-conversion
      task: classification              # regression | classification | forecast
      label: {name: y, positive: "yes"}
      features:
        - {name: age, type: number, min: 17, max: 120}
        - {name: job, type: category}                     # values are learned and stored
        - {name: balance, type: number, missing: allow}   # missing: allow | default: <value> | refuse
      source: {query: "select * from read_csv('bank-full.csv', delim = ';')"}
      training: {algorithm: random_forest, trees: 200, max_depth: 16, test_fraction: 0.2, minimum_rows: 100, seed: 1}
      gate: {metric: roc_auc, at_least: 0.70, improve_by: 0.0}
      actions: [{at_least: 0.6, name: HIGH_PRIORITY}, {at_least: 0.3, name: NURTURE}, {name: LOW_PRIORITY}]
      schedule: "0 3 * * 1"
      """;

  private static final String SMALL =
      """
      name: price
      task: regression
      label: {name: price}
      features:
        - {name: x, type: number}
      source: {query: select 1}
      """;

  private static List<String> mistakes(String yaml) {
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class, () -> ModelSpecReader.read(yaml, "specs/m.yaml"));
    assertThat(e).as("a refusal of %s", yaml).isNotNull();
    return e.mistakes().stream().map(SpecMistake::toString).toList();
  }

  @Test
  void readsTheSpecOfTheDesign() {
    ModelSpec spec = ModelSpecReader.read(DESIGN, "specs/lead-conversion.yaml");
    assertThat(spec.name().value()).isEqualTo("lead-conversion");
    assertThat(spec.task()).isEqualTo(Task.CLASSIFICATION);
    assertThat(spec.label()).isEqualTo(Label.of("y", "yes"));
    assertThat(spec.features().names()).containsExactly("age", "job", "balance");
    assertThat(spec.features().feature(0)).isEqualTo(NumberFeature.of("age").withRange(17, 120));
    assertThat(spec.features().feature(2).missing()).isEqualTo(MissingPolicy.ALLOW);
    assertThat(spec.source())
        .isEqualTo(new Source.Files("select * from read_csv('bank-full.csv', delim = ';')"));
    assertThat(spec.training().hyperparameters().words())
        .isEqualTo(TrainingSettings.DEFAULT.hyperparameters().words());
    assertThat(spec.training().testFraction()).isEqualTo(TrainingSettings.DEFAULT.testFraction());
    assertThat(spec.gates()).containsExactly(new Gate(Metric.ROC_AUC, OptionalDouble.of(0.7), 0));
    assertThat(spec.actions().recommend(0.3)).contains("NURTURE");
    assertThat(spec.schedule()).contains(new CronSchedule("0 3 * * 1"));
    assertThat(spec.text()).isEqualTo(new SpecText("lead-conversion.yaml", DESIGN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead-conversion.yaml", "diamond-price.yaml"})
  void readsTheExamples(String file) throws IOException {
    Path examples = Path.of(System.getProperty("orchard.root"), "examples");
    ModelSpec spec = ModelSpecReader.read(Files.readString(examples.resolve(file)), file);
    assertThat(spec.name().value() + ".yaml").isEqualTo(file);
  }

  @Test
  void readsDefaultsValuesAndUnits() {
    ModelSpec spec =
        ModelSpecReader.read(
            SMALL.replace(
                "  - {name: x, type: number}\n",
                """
                  - {name: a, type: number, default: 3, unit: km, description: far}
                  - {name: b, type: number, missing: {default: 4}}
                  - {name: c, type: category, values: [u, v], default: u}
                  - {name: d, type: boolean, default: true}
                """),
            "m.yaml");
    NumberFeature a = (NumberFeature) spec.features().feature(0);
    assertThat(a.missing()).isEqualTo(MissingPolicy.useDefault(JsonNumber.of(3)));
    assertThat(a.unit()).isEqualTo("km");
    assertThat(spec.features().feature(1).missing())
        .isEqualTo(MissingPolicy.useDefault(JsonNumber.of(4)));
    assertThat(((CategoryFeature) spec.features().feature(2)).values()).containsExactly("u", "v");
    assertThat(spec.features().feature(3)).isInstanceOf(BooleanFeature.class);
  }

  @Test
  void readsTheChoiceOfTheAlgorithm() {
    String tribuo = SMALL + "training: {algorithm: tribuo_random_forest}\n";

    assertThat(ModelSpecReader.read(tribuo, "m").training().algorithm())
        .isEqualTo(Algorithm.TRIBUO_RANDOM_FOREST);
    assertThat(ModelSpecReader.read(SMALL, "m").training().algorithm())
        .isEqualTo(Algorithm.RANDOM_FOREST);
  }

  @Test
  void namesTheAlgorithmsThereAre() {
    assertThat(mistakes(SMALL + "training: {algorithm: tribuo_random_forrest}\n"))
        .singleElement()
        .asString()
        .contains(
            "expected one of random_forest, gradient_boosting, tribuo_random_forest, tribuo_cart")
        .endsWith("did you mean \"tribuo_random_forest\"?");
  }

  @Test
  void reportsEveryMistakeAtOnceWithItsLine() {
    assertThat(
            mistakes(
                """
                name: Lead Conversion
                task: clasification
                label: {nam: y}
                features:
                  - {name: age, type: numbr}
                  - {name: age, type: number, min: x, mx: 3}
                  - job
                training: {trees: 0, test_fraction: 0.9, max_depth: "16"}
                gate: {metric: auc, at_least: high}
                actions: [{at_least: 0.3, name: A}, {at_least: 0.6, name: B}, {at_least: 0.1}]
                schedule: "0 25 * * *"
                schedule: x
                owner: me
                """))
        .containsExactly(
            "m.yaml:1:1: source: expected a mapping with a query, found nothing",
            "m.yaml:1:7: name: expected 1 to 63 of the characters a-z, 0-9, - and _, beginning with a letter or digit,"
                + " found \"Lead Conversion\"",
            "m.yaml:2:7: task: expected one of regression, classification, forecast, found \"clasification\"; did you"
                + " mean \"classification\"?",
            "m.yaml:3:8: label.name: expected the column to predict, found nothing",
            "m.yaml:3:9: label: expected only the keys name, positive, description, unit, found \"nam\"; did you mean"
                + " \"name\"?",
            "m.yaml:5:23: features[0].type: expected one of number, category, boolean, found \"numbr\"; did you mean"
                + " \"number\"?",
            "m.yaml:6:12: features[1].name: expected each feature once, found \"age\"",
            "m.yaml:6:36: features[1].min: expected a number, found \"x\"",
            "m.yaml:6:39: features[1]: expected only the keys name, type, description, unit, min, max, missing,"
                + " default, found \"mx\"; did you mean \"max\"?",
            "m.yaml:7:5: features[2]: expected a mapping with name and type, found \"job\"",
            "m.yaml:8:19: training.trees: expected a whole number from 1 to 5000, found \"0\"",
            "m.yaml:8:37: training.test_fraction: expected a number from 0.05 to 0.5, found \"0.9\"",
            "m.yaml:8:53: training.max_depth: expected a whole number from 1 to 64, found \"16\"",
            "m.yaml:9:16: gate.metric: expected one of roc_auc, pr_auc, accuracy, precision, recall, f1_score,"
                + " log_loss, brier_score, calibration_error, r2, rmse, mae, mape, found \"auc\"",
            "m.yaml:9:31: gate.at_least: expected a number, found \"high\"",
            "m.yaml:10:37: actions[1]: expected a lower at_least than the action before, found one that is never"
                + " reached",
            "m.yaml:10:63: actions[2].name: expected the word to recommend, found nothing",
            "m.yaml:11:11: schedule: expected the hour as * or numbers from 0 to 23 with lists (,), ranges (-) and"
                + " steps (/), found \"0 25 * * *\"",
            "m.yaml:12:1: schedule: expected each key once, found the key a second time",
            "m.yaml:13:1: expected only the keys name, description, task, label, features, source, training, search,"
                + " gate, actions, tags, schedule, found \"owner\"");
  }

  @Test
  void knowsEveryKeyAndWhatWasMeant() {
    assertThat(mistakes(SMALL + "trainig: {}\n"))
        .singleElement()
        .asString()
        .startsWith("m.yaml:7:1: expected only the keys name, description, task,")
        .endsWith("found \"trainig\"; did you mean \"training\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training: {trees: 5001}",
        "training: {trees: 1.5}",
        "training: {max_depth: 65}",
        "training: {seed: -1}",
        "training: {test_fraction: .nan}",
        "training: {test_fraction: 0.6}",
        "training: {minimum_rows: 1}",
        "training: {algorithm: magic}",
        "training: {feature_fraction: 0}",
        "training: []",
        "gate: {}",
        "gate: {metric: roc_auc}",
        "gate: {metric: rmse, at_least: 3}",
        "gate: {metric: r2, improve_by: -1}",
        "actions: {}",
        "actions: [x]",
        "actions: [{name: A}, {name: B}]",
        "schedule: daily",
        "schedule: '60 * * * *'",
        "schedule: '* * 0 * *'",
        "schedule: '*/0 * * * *'",
        "schedule: '5-1 * * * *'",
        "schedule: {}",
        "extra: 1",
        "? [a]\n: b",
        "name: again",
        "description: [x]"
      })
  void refusesAWrongSection(String section) {
    assertThat(mistakes(SMALL + section + "\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0 3 * * 1", "*/15 0-6,22 1 JAN,jul mon-fri", "59 23 31 12 7", "0 3 * * 1-5/2"})
  void readsSchedulesOfCron(String schedule) {
    assertThat(CronSchedule.mistake(schedule)).isEmpty();
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThat(mistakes(SMALL.replace("label: {name: price}", "label: {name: x}")))
        .singleElement()
        .asString()
        .contains("m.yaml:3:8: label: expected a column that is not a feature too");
    assertThat(mistakes(SMALL.replace("label: {name: price}", "label: {name: price, positive: 1}")))
        .singleElement()
        .asString()
        .contains("which only classification has");
    assertThat(mistakes(DESIGN.replace(", positive: \"yes\"", "")))
        .singleElement()
        .asString()
        .contains("positive class");
    assertThat(mistakes(DESIGN.replace("{at_least: 0.6", "{at_least: 60")))
        .singleElement()
        .asString()
        .contains("0 to 1");
    assertThat(mistakes(DESIGN.replace("min: 17, max: 120", "min: 17, max: 1")))
        .singleElement()
        .asString()
        .contains("max");
    assertThat(mistakes(DESIGN.replace("missing: allow", "missing: allow, default: 1")))
        .singleElement()
        .asString()
        .contains("either missing or default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "---\n",
        "[]",
        "x",
        "a: b: c",
        "\t- x",
        "a: [1",
        "--- a\n--- b\n",
        "&a [*a]",
        "*a",
        "\u0007"
      })
  void refusesWhatIsNoSpec(String yaml) {
    assertThat(mistakes(yaml)).isNotEmpty();
  }

  @Test
  void refusesABillionLaughs() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
      yaml.append("a").append(i).append(": &a").append(i).append(" [");
      yaml.append(("*a" + (i - 1) + ",").repeat(9)).append("x]\n");
    }
    assertThat(mistakes(yaml.toString())).singleElement().asString().contains("at most 50 aliases");
  }

  @Test
  void refusesDeepNestingAndLargeTexts() {
    assertThat(mistakes("[".repeat(500_000))).hasSize(1);
    assertThat(mistakes("a: " + "{a: ".repeat(30) + "}".repeat(30)))
        .singleElement()
        .asString()
        .contains("20 nested");
    assertThat(mistakes("#".repeat(1_000_001)))
        .singleElement()
        .asString()
        .contains("1000000 characters");
  }

  @Test
  void mistakesAreViolationsByFileAndLine() {
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class,
            () -> ModelSpecReader.read(SMALL + "training: {trees: 0}\n", "a/b/m.yaml"));
    assertThat(e.violations().get(0).toString())
        .isEqualTo(
            "m.yaml:7: expected training.trees to be a whole number from 1 to 5000, found \"0\"");
  }

  @Test
  void readsOrRefusesEveryMutation() {
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder yaml = new StringBuilder(DESIGN);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(yaml.length());
        switch (random.nextInt(3)) {
          case 0 ->
              yaml.setCharAt(at, "{}[]:,-#\"'&*!|>%@`\n \tx0\0\uD800".charAt(random.nextInt(25)));
          case 1 -> yaml.delete(at, Math.min(yaml.length(), at + random.nextInt(30)));
          default -> yaml.insert(at, DESIGN, 0, random.nextInt(60));
        }
      }
      try {
        assertThat(ModelSpecReader.read(yaml.toString(), "m.yaml")).isNotNull();
      } catch (InvalidSpecException e) {
        assertThat(e.mistakes()).as("seed %d", seed).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ":\n" + yaml, e);
      }
    }
  }
}
