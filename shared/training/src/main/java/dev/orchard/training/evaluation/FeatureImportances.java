package dev.orchard.training.evaluation;

import dev.orchard.forest.Explainer;
import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How much a forest rests on each feature, several ways. Gain, split count and cover come from the
 * trees and flatter features of many values; permutation and contributions are measured on held-out
 * rows and do not.
 */
public final class FeatureImportances {
  private static final int MOST_SAMPLES = 500;

  /** In nodes visited for all samples and outputs. */
  private static final long MOST_SAMPLE_WORK = 100_000_000;

  private FeatureImportances() {}

  /** The gain of all splits on each feature, adding up to 1; all 0 if nothing was split. */
  public static double[] gain(Forest forest) {
    double[] sums = new double[forest.featureCount()];
    for (int index = 0; index < forest.treeCount(); index++) {
      Tree tree = forest.tree(index);
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node) && !Double.isNaN(tree.gain(node))) {
          sums[tree.feature(node)] += tree.gain(node);
        }
      }
    }
    return shares(sums);
  }

  /** The number of splits on each feature. */
  public static long[] splitCount(Forest forest) {
    long[] counts = new long[forest.featureCount()];
    for (int index = 0; index < forest.treeCount(); index++) {
      Tree tree = forest.tree(index);
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node)) {
          counts[tree.feature(node)]++;
        }
      }
    }
    return counts;
  }

  /** The cover of all splits on each feature, adding up to 1; all 0 where covers are unknown. */
  public static double[] cover(Forest forest) {
    double[] sums = new double[forest.featureCount()];
    for (int index = 0; index < forest.treeCount(); index++) {
      Tree tree = forest.tree(index);
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node) && !Double.isNaN(tree.cover(node))) {
          sums[tree.feature(node)] += tree.cover(node);
        }
      }
    }
    return shares(sums);
  }

  /**
   * The mean size of each feature's contributions to the margins of a sample of the rows, those to
   * several outputs added up.
   *
   * @param rows row after row
   */
  public static double[] meanContribution(Forest forest, double[] rows, int rowCount, long seed) {
    int width = forest.featureCount();
    Explainer explainer = Explainer.of(forest);
    double[] sums = new double[width];
    double[] contributions = new double[width];
    int count = Math.min(rowCount, sampleSize(forest));
    int[] sample = new SplittableRandom(seed).ints(count, 0, Math.max(1, rowCount)).toArray();
    for (int index : sample) {
      double[] row = Arrays.copyOfRange(rows, index * width, (index + 1) * width);
      for (int output = 0; output < forest.outputCount(); output++) {
        explainer.contributions(row, output, contributions);
        for (int feature = 0; feature < width; feature++) {
          sums[feature] += Math.abs(contributions[feature]) / count;
        }
      }
    }
    return sums;
  }

  /** So many that the contributions take no more than a few seconds. */
  private static int sampleSize(Forest forest) {
    long work = (long) forest.nodeCount() * forest.outputCount();
    return (int) Math.min(MOST_SAMPLES, 20 + MOST_SAMPLE_WORK / work);
  }

  /**
   * By how much the loss grows when one feature's values are shuffled among the rows (Breiman
   * 2001).
   *
   * @param rows row after row
   * @param loss of the forest's scores, row after row
   */
  public static double[] permutation(
      Forest forest, double[] rows, int rowCount, ToDoubleFunction<double[]> loss, long seed) {
    int width = forest.featureCount();
    double[] scores = new double[rowCount * forest.outputCount()];
    forest.scoreBlock(rows, rowCount, scores);
    double reference = loss.applyAsDouble(scores);
    double[] growth = new double[width];
    SplittableRandom random = new SplittableRandom(seed);
    for (int feature = 0; feature < width; feature++) {
      double[] shuffled = rows.clone();
      for (int row = rowCount - 1; row > 0; row--) {
        int other = random.nextInt(row + 1);
        double value = shuffled[row * width + feature];
        shuffled[row * width + feature] = shuffled[other * width + feature];
        shuffled[other * width + feature] = value;
      }
      forest.scoreBlock(shuffled, rowCount, scores);
      growth[feature] = loss.applyAsDouble(scores) - reference;
    }
    return growth;
  }

  private static double[] shares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double[] shares = new double[values.length];
    for (int i = 0; i < values.length && sum > 0; i++) {
      shares[i] = values[i] / sum;
    }
    return shares;
  }
}
