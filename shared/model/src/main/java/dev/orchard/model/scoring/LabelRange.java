package dev.orchard.model.scoring;

/** Where nine tenths of the labels in training lay: from the 5th to the 95th percentile. */
public record LabelRange(double percentile5, double percentile95) {
  public LabelRange {
    if (!(percentile5 <= percentile95)) {
      throw new IllegalArgumentException("The range from " + percentile5 + " to " + percentile95);
    }
  }

  public double width() {
    return percentile95 - percentile5;
  }
}
