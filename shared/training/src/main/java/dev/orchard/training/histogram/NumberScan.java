package dev.orchard.training.histogram;

/** Cuts for one output. */
final class NumberScan implements SplitScan {
  private final double leastWeight;
  private final int[] order = new int[256];
  private final double[] means = new double[256];
  private double weight;
  private double sum;
  private double score;

  NumberScan(double leastWeight) {
    this.leastWeight = leastWeight;
  }

  @Override
  public double begin(double[] total) {
    weight = total[0];
    sum = total[1];
    score = sum * sum / weight;
    return score;
  }

  @Override
  public void numbers(int feature, BinSums sums, Split best) {
    boolean missing = sums.endsWithMissing();
    int numbers = missing ? sums.count - 1 : sums.count;
    scanNumbers(feature, sums, numbers, missing ? numbers : numbers - 1, missing, best);
    if (missing) {
      scanWithMissing(feature, sums, numbers, best);
    }
  }

  /**
   * Cuts that send the missing rows, if any, right; otherwise those never seen go the heavier way.
   */
  private void scanNumbers(
      int feature, BinSums sums, int numbers, int cuts, boolean missing, Split best) {
    double left = 0;
    double leftSum = 0;
    double bestGain = best.gain;
    int bestPlace = -1;
    boolean heavier = false;
    for (int i = 0; i < cuts; i++) {
      left += sums.weight[i];
      leftSum += sums.sum[i];
      double gain = gain(left, leftSum);
      if (gain > bestGain) {
        bestGain = gain;
        bestPlace = i;
        heavier = 2 * left >= weight;
      }
    }
    if (bestPlace >= 0) {
      int cut = SplitScan.cutBehind(sums, bestPlace, numbers);
      best.becomeCut(feature, cut, !missing && heavier, bestGain);
    }
  }

  private void scanWithMissing(int feature, BinSums sums, int numbers, Split best) {
    double left = sums.weight[numbers];
    double leftSum = sums.sum[numbers];
    for (int i = 0; i < numbers - 1; i++) {
      left += sums.weight[i];
      leftSum += sums.sum[i];
      double gain = gain(left, leftSum);
      if (gain > best.gain) {
        best.becomeCut(feature, SplitScan.cutBehind(sums, i, numbers), true, gain);
      }
    }
  }

  @Override
  public void categories(int feature, BinSums sums, Split best) {
    orderByMean(sums);
    double left = 0;
    double leftSum = 0;
    for (int i = 0; i < sums.count - 1; i++) {
      left += sums.weight[order[i]];
      leftSum += sums.sum[order[i]];
      double gain = gain(left, leftSum);
      if (gain > best.gain) {
        best.becomeSet(feature, sums, order, i + 1, 2 * left <= weight, gain);
      }
    }
  }

  private void orderByMean(BinSums sums) {
    for (int i = 0; i < sums.count; i++) {
      double mean = sums.sum[i] / sums.weight[i];
      int place = i;
      while (place > 0 && means[place - 1] > mean) {
        means[place] = means[place - 1];
        order[place] = order[place - 1];
        place--;
      }
      means[place] = mean;
      order[place] = i;
    }
  }

  /** The gain of a cut with so much on its left, or 0 if a side would be too light. */
  private double gain(double left, double leftSum) {
    double right = weight - left;
    if (left < leastWeight || right < leastWeight) {
      return 0;
    }
    double rightSum = sum - leftSum;
    return leftSum * leftSum / left + rightSum * rightSum / right - score;
  }
}
