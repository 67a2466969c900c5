package dev.orchard.training.source;

/** How the values of a column are kept. */
public enum ColumnKind {
  /** Doubles; NaN where missing. */
  NUMBER,
  /** 0 or 1 as doubles; NaN where missing. */
  BOOLEAN,
  /** Codes into a dictionary of texts; -1 where missing. */
  CATEGORY
}
