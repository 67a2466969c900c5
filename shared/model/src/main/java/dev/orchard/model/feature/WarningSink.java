package dev.orchard.model.feature;

/** Takes the warnings of one row. */
@FunctionalInterface
public interface WarningSink {
  /** Ignores them. */
  WarningSink NONE = warning -> {};

  void warn(Warning warning);
}
