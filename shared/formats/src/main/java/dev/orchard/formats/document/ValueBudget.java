package dev.orchard.formats.document;

import dev.orchard.formats.ForeignModelException;

/** Counts what a document may not have too much of. */
final class ValueBudget {
  /** Lists and objects within each other. */
  static final int DEPTH = 200;

  /**
   * Values, numbers in lists of numbers not counted. A tree of XGBoost takes two dozen, so that
   * this holds for the most trees that a forest may have; it bounds the parsed tree to some 400
   * MiB.
   */
  static final int VALUES = 1 << 22;

  private int values;
  private int depth;

  void enter(long position) {
    if (++depth > DEPTH) {
      throw at(position, "more than " + DEPTH + " lists and objects within each other");
    }
  }

  void leave() {
    depth--;
  }

  void count() {
    if (++values > VALUES) {
      throw new ForeignModelException("the file holds more than " + VALUES + " values");
    }
  }

  static ForeignModelException at(long position, String wrong) {
    return new ForeignModelException("the file cannot be read at byte " + position + ": " + wrong);
  }
}
