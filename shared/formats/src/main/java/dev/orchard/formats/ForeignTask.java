package dev.orchard.formats;

/** What the outputs of a foreign model mean. */
public enum ForeignTask {
  /** One output: the number predicted. */
  REGRESSION,

  /** One output a target, several numbers at a time. */
  MULTIPLE_REGRESSION,

  /** One output: the probability of the positive class. */
  BINARY_CLASSIFICATION,

  /** One output a class: its probability. */
  MULTICLASS_CLASSIFICATION;

  public boolean isClassification() {
    return this == BINARY_CLASSIFICATION || this == MULTICLASS_CLASSIFICATION;
  }
}
