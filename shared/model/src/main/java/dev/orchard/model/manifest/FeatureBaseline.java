package dev.orchard.model.manifest;

/** Training-time statistics of one feature or of the label. */
public sealed interface FeatureBaseline permits NumberBaseline, CategoryBaseline {
  String name();

  /** Rows with a value. */
  long count();

  /** Share of the rows without one, from 0 to 1. */
  double missingShare();
}
