package dev.orchard.training.source;

/** How the values of a column are kept. */
public enum ColumnKind {
  /** Doubles; NaN where missing. */
  NUMBER,
  /** 0 or 1 as doubles; NaN where missing. */
  BOOLEAN,
  /**
   * Points in time, as milliseconds since 1970 in doubles, or numbers as they are; NaN where
   * missing.
   */
  TIME,
  /** Codes into a dictionary of texts; -1 where missing. */
  CATEGORY
}
