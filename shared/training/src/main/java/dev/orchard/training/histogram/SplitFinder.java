package dev.orchard.training.histogram;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Finds a node's best split by histograms.
 *
 * <p>For each sampled feature the node's rows are added up by bin; a cut is then judged from the
 * sums on its left alone. Parent-minus-sibling histograms, which boosting trainers use, would need
 * every feature in every node, and a forest looks at a few.
 */
final class SplitFinder {
  /** A gain under this share of the node's score is rounding. */
  private static final double ROUNDING = 1e-10;

  private final TrainingRows rows;
  private final GrowthParameters parameters;
  private final int[] features;
  private final BinSums sums;
  private final SplitScan scan;

  SplitFinder(TrainingRows rows, GrowthParameters parameters) {
    this.rows = rows;
    this.parameters = parameters;
    this.sums = new BinSums(rows.outputCount());
    this.scan =
        rows.outputCount() == 1
            ? new NumberScan(parameters.minimumLeafWeight())
            : new ClassScan(rows.outputCount(), parameters.minimumLeafWeight());
    this.features = new int[rows.columns().size()];
    Arrays.setAll(features, feature -> feature);
  }

  /**
   * Looks at {@code featuresPerSplit} features, and on if none of them can be split.
   *
   * @param bag whose rows from {@code start} to {@code end} are the node's
   * @param total the node's weight, then its weighted sum of each output
   */
  void find(BagRows bag, int start, int end, double[] total, SplittableRandom random, Split best) {
    best.clear(ROUNDING * scan.begin(total));
    for (int looked = 0; looked < features.length; looked++) {
      if (looked >= parameters.featuresPerSplit() && best.isFound()) {
        return;
      }
      int feature = draw(looked, random);
      BinnedColumn column = rows.columns().get(feature);
      bag.fill(column, start, end, sums);
      if (column.isCategory()) {
        scan.categories(feature, sums, best);
      } else {
        scan.numbers(feature, sums, best);
      }
    }
  }

  /** One step of a Fisher-Yates shuffle: the feature at the given place of a random order. */
  private int draw(int place, SplittableRandom random) {
    int other = random.nextInt(place, features.length);
    int feature = features[other];
    features[other] = features[place];
    features[place] = feature;
    return feature;
  }
}
