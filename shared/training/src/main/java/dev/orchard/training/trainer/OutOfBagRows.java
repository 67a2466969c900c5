package dev.orchard.training.trainer;

import dev.orchard.forest.Forest;
import dev.orchard.training.ProgressListener;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The rows of a training as the trees answer them that have not seen them. */
final class OutOfBagRows {
  /** Rows that one task answers. */
  private static final int BLOCK = 4_096;

  private final TrainingData data;
  private final int threads;

  OutOfBagRows(TrainingData data, int threads) {
    this.data = data;
    this.threads = threads;
  }

  /**
   * The mean of the trees that have not seen a row, as {@link FittedForest#outOfBag} holds it. Each
   * row's trees are added in their order, so the sums do not depend on the threads.
   *
   * @param trees forests of one tree each
   * @param bags the rows that each tree has seen
   */
  double[] answers(List<Forest> trees, List<BitSet> bags) {
    double[] answers = new double[data.rowCount() * data.outputCount()];
    int blocks = (data.rowCount() + BLOCK - 1) / BLOCK;
    List<double[]> blockAnswers =
        new ParallelTrees(threads)
            .each(
                blocks,
                block -> answers(trees, bags, block * BLOCK),
                "scoring out-of-bag rows",
                ProgressListener.none());
    for (int block = 0; block < blocks; block++) {
      double[] part = blockAnswers.get(block);
      System.arraycopy(part, 0, answers, block * BLOCK * data.outputCount(), part.length);
    }
    return answers;
  }

  private double[] answers(List<Forest> trees, List<BitSet> bags, int first) {
    int outputs = data.outputCount();
    int count = Math.min(BLOCK, data.rowCount() - first);
    double[] answers = new double[count * outputs];
    double[] values = new double[data.featureCount()];
    double[] answer = new double[outputs];
    for (int row = 0; row < count; row++) {
      for (int feature = 0; feature < values.length; feature++) {
        values[feature] = data.columns()[feature][first + row];
      }
      double[] sums = new double[outputs];
      int unaware = 0;
      for (int tree = 0; tree < bags.size(); tree++) {
        if (!bags.get(tree).get(first + row)) {
          trees.get(tree).score(values, answer);
          Arrays.setAll(sums, output -> sums[output] + answer[output]);
          unaware++;
        }
      }
      for (int output = 0; output < outputs; output++) {
        answers[row * outputs + output] = unaware == 0 ? Double.NaN : sums[output] / unaware;
      }
    }
    return answers;
  }
}
