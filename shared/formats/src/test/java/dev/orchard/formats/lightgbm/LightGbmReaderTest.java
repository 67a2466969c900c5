package dev.orchard.formats.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.forest.Forest;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LightGbmReaderTest {
  private static final int FEATURES = 4;

  @Test
  void decidesAsLightGbmDoesOnEveryMissingTypeAndCategory() {
    for (int seed = 0; seed < 400; seed++) {
      RandomModelText text = new RandomModelText(seed, FEATURES, 2 + seed % 30);
      Forest forest = new LightGbmReader().read(text.file()).forest();
      Random random = new Random(seed);
      double[] row = new double[FEATURES];
      double[] margin = new double[1];
      for (int i = 0; i < 200; i++) {
        for (int feature = 0; feature < FEATURES; feature++) {
          row[feature] = RandomModelText.VALUES[random.nextInt(RandomModelText.VALUES.length)];
        }
        forest.margin(row, margin);
        assertThat(margin).as("seed %d, row %s", seed, row).containsExactly(text.margin(row));
      }
    }
  }

  @Test
  void readsTheInfiniteThresholdThatPartsMissingValuesFromAllOthers() {
    String text = new String(ModelText.withTreeLine("shrinkage=1"), StandardCharsets.UTF_8);

    Forest forest =
        new LightGbmReader()
            .read(
                text.replace("threshold=0.5", "threshold=inf")
                    .replace("decision_type=2", "decision_type=8")
                    .getBytes(StandardCharsets.UTF_8))
            .forest();

    assertThat(marginOf(forest, 1e300)).isEqualTo(0.25);
    assertThat(marginOf(forest, Double.NaN)).isEqualTo(-1);
  }

  @Test
  void refusesAnInfiniteLeaf() {
    String text = new String(ModelText.withTreeLine("shrinkage=1"), StandardCharsets.UTF_8);

    refuses(
        text.replace("leaf_value=0.25", "leaf_value=inf").getBytes(StandardCharsets.UTF_8),
        "leaf_value holds what is no finite number");
  }

  @Test
  void halvesTheTrainingWeightOfASubtreeWrittenTwice() {
    byte[] file = ModelText.withTreeLine("shrinkage=1");
    String zeros =
        new String(file, StandardCharsets.UTF_8).replace("decision_type=2", "decision_type=4");

    Forest forest = new LightGbmReader().read(zeros.getBytes(StandardCharsets.UTF_8)).forest();

    double leaves = 0;
    double left = 0;
    for (int node = 0; node < forest.tree(0).nodeCount(); node++) {
      if (forest.tree(0).isLeaf(node)) {
        leaves += forest.tree(0).cover(node);
        left += forest.tree(0).leafValue(node, 0) == 0.25 ? forest.tree(0).cover(node) : 0;
      }
    }
    assertThat(forest.tree(0).cover(0)).isEqualTo(8);
    assertThat(leaves).isEqualTo(8);
    assertThat(left).isEqualTo(3);
  }

  @Test
  void namesThePandasCategoriesOfACategoryColumn() {
    ForeignModel model =
        new LightGbmReader()
            .read(ModelText.stump("", "shrinkage=1", "pandas_categorical:[[\"low\", 7, true]]"));

    assertThat(model.features().get(0).category()).isFalse();
    assertThat(model.features().get(1).category()).isTrue();
    assertThat(model.features().get(1).categories()).containsExactly("low", "7", "true");
  }

  @Test
  void leavesCodesUnnamedWhenTheListsAreNotOnePerCategoryColumn() {
    ForeignModel model =
        new LightGbmReader()
            .read(ModelText.stump("", "shrinkage=1", "pandas_categorical:[[\"x\"], [\"y\"]]"));

    assertThat(model.features().get(1).categories()).isEmpty();
  }

  @Test
  void readsWindowsLineEnds() {
    String text = new String(ModelText.withTreeLine("shrinkage=1"), StandardCharsets.UTF_8);

    ForeignModel model =
        new LightGbmReader().read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

    assertThat(model.forest().treeCount()).isEqualTo(1);
  }

  @Test
  void refusesLinearLeaves() {
    refuses(ModelText.withTreeLine("is_linear=1"), "linear leaves");
  }

  @Test
  void refusesASquaredMargin() {
    refuses(ModelText.withObjective("regression sqrt"), "reg_sqrt");
  }

  @Test
  void refusesTheLogOfOnePlusAnExponent() {
    refuses(ModelText.withObjective("cross_entropy_lambda"), "cross_entropy_lambda");
  }

  @Test
  void refusesAnUnknownObjectiveWithoutRepeatingIt() {
    assertThatThrownBy(() -> new LightGbmReader().read(ModelText.withObjective("<script>")))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageNotContaining("script");
  }

  private static double marginOf(Forest forest, double value) {
    double[] margin = new double[1];
    forest.margin(new double[] {value, 0}, margin);
    return margin[0];
  }

  private static void refuses(byte[] file, String message) {
    assertThatThrownBy(() -> new LightGbmReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(message);
  }
}
