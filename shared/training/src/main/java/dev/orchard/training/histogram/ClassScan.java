package dev.orchard.training.histogram;

import java.util.Arrays;

/** Cuts for an output a class. */
final class ClassScan implements SplitScan {
  private final int outputs;
  private final double leastWeight;
  private final int[] order = new int[256];
  private final double[] means = new double[256];
  private final double[] left;
  private double leftWeight;
  private double[] total;
  private double score;

  ClassScan(int outputs, double leastWeight) {
    this.outputs = outputs;
    this.leastWeight = leastWeight;
    this.left = new double[outputs];
  }

  @Override
  public double begin(double[] nodeTotal) {
    total = nodeTotal;
    double squares = 0;
    for (int output = 1; output <= outputs; output++) {
      squares += total[output] * total[output];
    }
    score = squares / total[0];
    return score;
  }

  @Override
  public void numbers(int feature, BinSums sums, Split best) {
    boolean missing = sums.endsWithMissing();
    int numbers = missing ? sums.count - 1 : sums.count;
    clear();
    for (int i = 0; i < (missing ? numbers : numbers - 1); i++) {
      add(sums, i);
      double gain = gain();
      if (gain > best.gain) {
        boolean missingLeft = !missing && 2 * leftWeight >= total[0];
        best.becomeCut(feature, SplitScan.cutBehind(sums, i, numbers), missingLeft, gain);
      }
    }
    if (missing) {
      clear();
      add(sums, numbers);
      for (int i = 0; i < numbers - 1; i++) {
        add(sums, i);
        double gain = gain();
        if (gain > best.gain) {
          best.becomeCut(feature, SplitScan.cutBehind(sums, i, numbers), true, gain);
        }
      }
    }
  }

  @Override
  public void categories(int feature, BinSums sums, Split best) {
    orderByMean(sums);
    clear();
    for (int i = 0; i < sums.count - 1; i++) {
      add(sums, order[i]);
      double gain = gain();
      if (gain > best.gain) {
        best.becomeSet(feature, sums, order, i + 1, 2 * leftWeight <= total[0], gain);
      }
    }
  }

  /** By the share of the node's most frequent class. */
  private void orderByMean(BinSums sums) {
    int output = 1;
    for (int candidate = 2; candidate <= outputs; candidate++) {
      output = total[candidate] > total[output] ? candidate : output;
    }
    for (int i = 0; i < sums.count; i++) {
      double mean = sums.sum[i * outputs + output - 1] / sums.weight[i];
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

  private void clear() {
    leftWeight = 0;
    Arrays.fill(left, 0);
  }

  private void add(BinSums sums, int place) {
    leftWeight += sums.weight[place];
    for (int output = 0; output < outputs; output++) {
      left[output] += sums.sum[place * outputs + output];
    }
  }

  /** The gain of sending {@link #left} left, or 0 if a side would be too light. */
  private double gain() {
    double rightWeight = total[0] - leftWeight;
    if (leftWeight < leastWeight || rightWeight < leastWeight) {
      return 0;
    }
    double leftSquares = 0;
    double rightSquares = 0;
    for (int output = 0; output < outputs; output++) {
      double right = total[1 + output] - left[output];
      leftSquares += left[output] * left[output];
      rightSquares += right * right;
    }
    return leftSquares / leftWeight + rightSquares / rightWeight - score;
  }
}
