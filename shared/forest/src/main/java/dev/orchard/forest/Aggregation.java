package dev.orchard.forest;

/** How the leaves that one row reaches become one margin. */
public enum Aggregation {
  /** Base score plus the sum of the leaves, as boosted trees are added up. */
  SUM,

  /**
   * Base score plus the mean of the leaves, as bagged trees vote. Each output is divided by the
   * number of trees that speak of it.
   */
  MEAN
}
