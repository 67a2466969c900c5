package dev.orchard.forest;

/** What a feature value must satisfy to go to the left child. */
public enum Comparison {
  /** {@code value < threshold}, as XGBoost splits. */
  LESS,

  /** {@code value <= threshold}, as Tribuo, LightGBM and scikit-learn split. */
  LESS_OR_EQUAL
}
