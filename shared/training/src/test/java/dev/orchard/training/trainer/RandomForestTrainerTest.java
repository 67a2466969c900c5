package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Forest;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.histogram.GrowthParameters;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomForestTrainerTest {
  private static final int ROWS = 2_000;
  private static final GrowthParameters TWO_SPLITS_DEEP = new GrowthParameters(20, 2, 1, 2, 1, 2);

  @Test
  void splitsFewCategoriesIntoSets() {
    Forest forest = everyOtherCategory(6);

    assertThat(answer(forest, 2, 0.5)).isCloseTo(1, within(1e-9));
    assertThat(answer(forest, 3, 0.5)).isCloseTo(0, within(1e-9));
    assertThat(answer(forest, 4, 0.5)).isCloseTo(1, within(1e-9));
    assertThat(answer(forest, 4, -0.5)).isCloseTo(0, within(1e-9));
  }

  @Test
  void answersAnUnseenCategory() {
    assertThat(answer(everyOtherCategory(6), 6, 0.5)).isBetween(0.0, 1.0);
  }

  @Test
  void cutsTheCodesOfManyCategoriesLikeNumbers() {
    Forest forest = everyOtherCategory(400);

    assertThat(answer(forest, 200, 0.5)).isCloseTo(0.5, within(0.2));
    assertThat(answer(forest, 201, 0.5)).isCloseTo(0.5, within(0.2));
  }

  /** Learns a label that is 1 for even categories where the number is positive, otherwise 0. */
  private static Forest everyOtherCategory(int categories) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] columns = new double[2][ROWS];
    double[] targets = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = random.nextInt(categories);
      columns[1][row] = random.nextInt(2) - 0.5;
      targets[row] = columns[0][row] % 2 == 0 && columns[1][row] > 0 ? 1 : 0;
    }
    BitSet first = new BitSet();
    first.set(0);
    return new RandomForestTrainer()
        .fit(
            new TrainingData(columns, targets, 2, first),
            TWO_SPLITS_DEEP,
            255,
            ProgressListener.none())
        .forest();
  }

  private static double answer(Forest forest, double category, double number) {
    double[] output = new double[1];
    forest.score(new double[] {category, number}, output);
    return output[0];
  }
}
