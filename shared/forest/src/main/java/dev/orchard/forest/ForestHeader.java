package dev.orchard.forest;

/** What holds for the whole of a forest. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record ForestHeader(
    int featureCount,
    int outputCount,
    Aggregation aggregation,
    Link link,
    InputPrecision precision,
    double[] baseScores) {

  /** How many values a leaf holds in a tree of this output. */
  int leafWidth(int treeOutput) {
    return treeOutput == Tree.ALL_OUTPUTS ? outputCount : 1;
  }

  /** Whether leaves and base scores may hold this value. */
  boolean isValue(double value) {
    return Double.isFinite(value)
        && (precision == InputPrecision.FLOAT64 || (float) value == value);
  }

  /** What {@link #isValue} demands, to complete a sentence that starts with the value. */
  String valueRule() {
    return precision == InputPrecision.FLOAT64
        ? "is not a finite number"
        : "is not a finite float, as FLOAT32 demands";
  }
}
