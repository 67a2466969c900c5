package dev.orchard.forest;

/**
 * Adds up leaves. For each output the order is fixed: base score, then the leaves in the order of
 * their trees, so that a row scored in a block gets every bit of the answer that it gets alone.
 *
 * <p>In float every intermediate sum is rounded to float, as XGBoost has it. The addition itself is
 * done in double and then rounded, which gives the float sum exactly: a double has more than twice
 * the digits of a float and two to spare (S. Figueroa, When is double rounding innocuous?, 1995).
 */
final class LeafSum {
  private final double[] values;
  private final int[] treeOutputs;
  private final double[] baseScores;
  private final boolean roundsToFloat;
  private final boolean divides;

  /** How many trees speak of each output. */
  private final double[] treesOfOutput;

  LeafSum(FlatForest flat) {
    values = flat.leafValues();
    treeOutputs = flat.treeOutputs();
    baseScores = flat.header().baseScores();
    roundsToFloat = flat.header().precision() == InputPrecision.FLOAT32;
    divides = flat.header().aggregation() == Aggregation.MEAN;
    treesOfOutput = new double[baseScores.length];
    for (int output : treeOutputs) {
      int first = output == Tree.ALL_OUTPUTS ? 0 : output;
      int last = output == Tree.ALL_OUTPUTS ? baseScores.length - 1 : output;
      for (int i = first; i <= last; i++) {
        treesOfOutput[i]++;
      }
    }
  }

  double value(int index) {
    return values[index];
  }

  /** How many values a leaf of this tree has. */
  int width(int tree) {
    return treeOutputs[tree] == Tree.ALL_OUTPUTS ? baseScores.length : 1;
  }

  /** Whether there is one output, added up in double without anything in between. */
  boolean isPlain() {
    return baseScores.length == 1 && !roundsToFloat;
  }

  double[] values() {
    return values;
  }

  int[] treeOutputs() {
    return treeOutputs;
  }

  long sizeInBytes() {
    return 8L * values.length + 4L * treeOutputs.length + 16L * baseScores.length;
  }

  /** Sets the margins of rows to what they are before the first tree. */
  void start(double[] margins, int rowCount) {
    int outputCount = baseScores.length;
    for (int i = 0; i < rowCount * outputCount; i++) {
      margins[i] = divides ? 0.0 : baseScores[i % outputCount];
    }
  }

  /** Adds the leaves that one row reached, one a tree. */
  void addRow(int[] leaves, double[] margins, int marginStart) {
    if (baseScores.length == 1) {
      addSingleOutput(leaves, margins, marginStart);
      return;
    }
    for (int tree = 0; tree < treeOutputs.length; tree++) {
      addLeaf(tree, leaves[tree], margins, marginStart);
    }
  }

  /** Adds the leaves that the rows reached in one tree. */
  void addTree(int tree, int[] leaves, double[] margins, int marginStart, int rowCount) {
    int outputCount = baseScores.length;
    if (outputCount == 1) {
      addSingleOutput(leaves, margins, marginStart, rowCount);
      return;
    }
    for (int row = 0; row < rowCount; row++) {
      addLeaf(tree, leaves[row], margins, marginStart + row * outputCount);
    }
  }

  /** Turns the sums of rows into means where the forest asks for that. */
  void finish(double[] margins, int rowCount) {
    if (!divides) {
      return;
    }
    int outputCount = baseScores.length;
    for (int i = 0; i < rowCount * outputCount; i++) {
      int output = i % outputCount;
      if (treesOfOutput[output] > 0) {
        margins[i] = rounded(margins[i] / treesOfOutput[output]);
      }
      margins[i] = rounded(margins[i] + baseScores[output]);
    }
  }

  private void addSingleOutput(int[] leaves, double[] margins, int marginStart) {
    double start = margins[marginStart];
    margins[marginStart] = roundsToFloat ? floatSum((float) start, leaves) : sum(start, leaves);
  }

  private double sum(double start, int[] leaves) {
    double sum = start;
    for (int tree = 0; tree < treeOutputs.length; tree++) {
      sum += values[leaves[tree]];
    }
    return sum;
  }

  /** Each addition waits for the one before it; in float nothing else stands in that chain. */
  private float floatSum(float start, int[] leaves) {
    float sum = start;
    for (int tree = 0; tree < treeOutputs.length; tree++) {
      sum += (float) values[leaves[tree]];
    }
    return sum;
  }

  private void addSingleOutput(int[] leaves, double[] margins, int marginStart, int rowCount) {
    for (int row = 0; row < rowCount; row++) {
      margins[marginStart + row] = rounded(margins[marginStart + row] + values[leaves[row]]);
    }
  }

  private void addLeaf(int tree, int leaf, double[] margins, int start) {
    int output = treeOutputs[tree];
    if (output != Tree.ALL_OUTPUTS) {
      margins[start + output] = rounded(margins[start + output] + values[leaf]);
      return;
    }
    for (int i = 0; i < baseScores.length; i++) {
      margins[start + i] = rounded(margins[start + i] + values[leaf + i]);
    }
  }

  private double rounded(double sum) {
    return roundsToFloat ? (float) sum : sum;
  }
}
