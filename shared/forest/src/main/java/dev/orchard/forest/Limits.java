package dev.orchard.forest;

/** The largest forest that is built or read. Everything beyond is a mistake or an attack. */
final class Limits {
  static final int FEATURES = 1 << 16;
  static final int OUTPUTS = 1 << 12;
  static final int TREES = 1 << 17;

  /** In a whole forest; 512 MiB of packed nodes. */
  static final int NODES = 1 << 26;

  /** In a whole forest; 1 GiB of doubles. */
  static final int LEAF_VALUES = 1 << 27;

  /** Splits from the root to a leaf. */
  static final int DEPTH = 1 << 10;

  /** Category codes are below this. */
  static final int CATEGORIES = 1 << 20;

  /** Words of 64 bits in all category sets of a forest; 128 MiB. */
  static final int SET_WORDS = 1 << 24;

  private Limits() {}
}
