package dev.orchard.forest;

/**
 * What a node is, in one int: 0 is a leaf, anything else one more than {@code feature << 2 |
 * category << 1 | missingGoesLeft}.
 */
final class NodeCode {
  static final int LEAF = 0;

  private NodeCode() {}

  static int split(int feature, boolean category, boolean missingGoesLeft) {
    return 1 + ((feature << 2) | (category ? 2 : 0) | (missingGoesLeft ? 1 : 0));
  }

  /** The feature; too large or negative if the code is nonsense. */
  static int feature(int code) {
    return (code - 1) >> 2;
  }

  static boolean isCategory(int code) {
    return ((code - 1) & 2) != 0;
  }

  static boolean missingGoesLeft(int code) {
    return ((code - 1) & 1) != 0;
  }
}
