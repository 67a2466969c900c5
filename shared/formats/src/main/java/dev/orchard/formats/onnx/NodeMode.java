package dev.orchard.formats.onnx;

/**
 * How a node compares; in the order of the numbers that {@code nodes_modes} of TreeEnsemble has.
 */
enum NodeMode {
  LEQ,
  LT,
  GTE,
  GT,
  EQ,
  NEQ,
  MEMBER,
  LEAF;

  /**
   * Whether a row with this value takes the true branch; every comparison but NEQ fails for NaN.
   */
  boolean holds(double value, double threshold) {
    return switch (this) {
      case LEQ -> value <= threshold;
      case LT -> value < threshold;
      case GTE -> value >= threshold;
      case GT -> value > threshold;
      case EQ -> value == threshold;
      case NEQ -> value != threshold;
      case MEMBER, LEAF -> throw new IllegalArgumentException(this + " compares with no number");
    };
  }
}
