package dev.orchard.training.histogram;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Finds a node's best split by histograms.
 *
 * <p>For each sampled feature the node's rows are added up by bin; a cut is then judged from the
 * sums on its left alone. Only bins that a row touched are read and cleared, by a bitmap of four
 * words, so a node of ten rows costs ten steps and not 255: most nodes of a deep tree are that
 * small. Parent-minus-sibling histograms, which boosting trainers use, would need every feature in
 * every node, and a forest looks at a few.
 *
 * <p>With weight w and target sums s_k on a side, that side scores sum_k s_k^2 / w; the gain of a
 * split is the two sides' score less the node's (Breiman et al. 1984, chapters 4 and 8). The values
 * of a category are ordered by their mean target within the node and cut in that order.
 */
final class SplitFinder {
  private static final int BINS = 256;

  /** A gain under this share of the node's score is rounding. */
  private static final double ROUNDING = 1e-10;

  private final TrainingRows rows;
  private final GrowthParameters parameters;
  private final int stride;
  private final int[] features;

  /** For each bin the weight, then the weighted sum of each target. */
  private final double[] histogram;

  private final long[] touched = new long[BINS / 64];
  private final double[] left;
  private final int[] order = new int[BINS];
  private final double[] orderedBy = new double[BINS];

  private double[] total;
  private double totalScore;

  SplitFinder(TrainingRows rows, GrowthParameters parameters) {
    this.rows = rows;
    this.parameters = parameters;
    this.stride = 1 + rows.outputCount();
    this.histogram = new double[BINS * stride];
    this.left = new double[stride];
    this.features = new int[rows.columns().size()];
    Arrays.setAll(features, feature -> feature);
  }

  /**
   * Looks at {@code featuresPerSplit} features, and on if none of them can be split.
   *
   * @param node row numbers, of which those from {@code start} to {@code end} are the node's
   * @param weights by row number
   * @param nodeTotal the node's weight, then its weighted sum of each target
   */
  void find(
      int[] node,
      int start,
      int end,
      double[] weights,
      double[] nodeTotal,
      SplittableRandom random,
      Split best) {
    total = nodeTotal;
    totalScore = score(nodeTotal);
    best.clear(ROUNDING * totalScore);
    for (int looked = 0; looked < features.length; looked++) {
      if (looked >= parameters.featuresPerSplit() && best.isFound()) {
        return;
      }
      int feature = draw(looked, random);
      BinnedColumn column = rows.columns().get(feature);
      fill(column.bins(), node, start, end, weights);
      if (column.isCategory()) {
        scanCategories(feature, best);
      } else {
        scanNumbers(feature, best);
      }
      clear();
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

  private void fill(byte[] bins, int[] node, int start, int end, double[] weights) {
    double[] target = rows.targets()[0];
    for (int i = start; i < end; i++) {
      int row = node[i];
      int bin = bins[row] & 0xFF;
      touched[bin >>> 6] |= 1L << bin;
      double weight = weights[row];
      int at = bin * stride;
      histogram[at] += weight;
      histogram[at + 1] += weight * target[row];
    }
    for (int output = 1; output < rows.outputCount(); output++) {
      fillFurther(output, bins, node, start, end, weights);
    }
  }

  private void fillFurther(
      int output, byte[] bins, int[] node, int start, int end, double[] weights) {
    double[] target = rows.targets()[output];
    for (int i = start; i < end; i++) {
      int row = node[i];
      histogram[(bins[row] & 0xFF) * stride + 1 + output] += weights[row] * target[row];
    }
  }

  private void clear() {
    for (int bin = nextTouched(0); bin >= 0; bin = nextTouched(bin + 1)) {
      Arrays.fill(histogram, bin * stride, (bin + 1) * stride, 0);
    }
    Arrays.fill(touched, 0);
  }

  private int nextTouched(int from) {
    for (int word = from >>> 6; word < touched.length; word++) {
      long bits = word == from >>> 6 ? touched[word] & -1L << from : touched[word];
      if (bits != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }

  /** Cuts between bins, with the missing rows on either side, and missing from all others. */
  private void scanNumbers(int feature, Split best) {
    Arrays.fill(left, 0);
    boolean missing = Split.contains(touched, 0, BinnedColumn.MISSING);
    int bin = nextTouched(0);
    while (bin >= 0 && bin != BinnedColumn.MISSING) {
      add(bin, 1);
      int next = nextTouched(bin + 1);
      boolean last = next < 0 || next == BinnedColumn.MISSING;
      int cut = last ? BinnedColumn.MISSING - 1 : (bin + next - 1) >>> 1;
      if (!last || missing) {
        considerNumber(feature, cut, !missing && 2 * left[0] >= total[0], best);
      }
      if (!last && missing) {
        add(BinnedColumn.MISSING, 1);
        considerNumber(feature, cut, true, best);
        add(BinnedColumn.MISSING, -1);
      }
      bin = next;
    }
  }

  private void considerNumber(int feature, int cut, boolean missingGoesLeft, Split best) {
    double gain = gainOfLeft();
    if (gain > best.gain) {
      best.become(feature, cut, gain);
      for (int bin = 0; bin <= cut; bin++) {
        best.sendLeft(bin);
      }
      if (missingGoesLeft) {
        best.sendLeft(BinnedColumn.MISSING);
      }
    }
  }

  /** Orders the bins by mean target, missing like any other, and cuts between neighbours. */
  private void scanCategories(int feature, Split best) {
    int count = orderTouched();
    Arrays.fill(left, 0);
    for (int i = 0; i < count - 1; i++) {
      add(order[i], 1);
      double gain = gainOfLeft();
      if (gain > best.gain) {
        // Codes that the node never saw go right, so the heavier side is to be the right one.
        boolean lighter = 2 * left[0] <= total[0];
        best.become(feature, 0, gain);
        for (int j = lighter ? 0 : i + 1; j < (lighter ? i + 1 : count); j++) {
          best.sendLeft(order[j]);
        }
      }
    }
  }

  private int orderTouched() {
    int output = 1;
    for (int candidate = 2; candidate < stride; candidate++) {
      output = total[candidate] > total[output] ? candidate : output;
    }
    int count = 0;
    for (int bin = nextTouched(0); bin >= 0; bin = nextTouched(bin + 1)) {
      double mean = histogram[bin * stride + output] / histogram[bin * stride];
      int place = count++;
      while (place > 0 && orderedBy[place - 1] > mean) {
        orderedBy[place] = orderedBy[place - 1];
        order[place] = order[place - 1];
        place--;
      }
      orderedBy[place] = mean;
      order[place] = bin;
    }
    return count;
  }

  private void add(int bin, int sign) {
    for (int i = 0; i < stride; i++) {
      left[i] += sign * histogram[bin * stride + i];
    }
  }

  /** The gain of sending {@link #left} left, or 0 if a side would be too light. */
  private double gainOfLeft() {
    double leftWeight = left[0];
    double rightWeight = total[0] - leftWeight;
    if (leftWeight < parameters.minimumLeafWeight()
        || rightWeight < parameters.minimumLeafWeight()) {
      return 0;
    }
    double leftSquares = 0;
    double rightSquares = 0;
    for (int i = 1; i < stride; i++) {
      double right = total[i] - left[i];
      leftSquares += left[i] * left[i];
      rightSquares += right * right;
    }
    return leftSquares / leftWeight + rightSquares / rightWeight - totalScore;
  }

  private static double score(double[] sums) {
    double squares = 0;
    for (int i = 1; i < sums.length; i++) {
      squares += sums[i] * sums[i];
    }
    return squares / sums[0];
  }
}
