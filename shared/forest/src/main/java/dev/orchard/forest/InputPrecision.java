package dev.orchard.forest;

/** The arithmetic a forest was trained in, and must be scored in to give the trainer's answer. */
public enum InputPrecision {
  /**
   * Feature values are rounded to float before they are compared, and leaves are added up in float,
   * as XGBoost does. Leaf values and base scores must be floats.
   */
  FLOAT32,

  /** Feature values are compared, and leaves added up, in double. */
  FLOAT64
}
