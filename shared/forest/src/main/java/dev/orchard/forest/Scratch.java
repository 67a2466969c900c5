package dev.orchard.forest;

import java.util.Arrays;

/**
 * What one thread needs to score with one forest, made once.
 *
 * @param keys the {@link FeatureKeys} of {@code 1 << laneBits} rows
 * @param leaves for each tree of a row, or each row of a block, where the values of its leaf start
 * @param answers room for the {@link TopLevels} of a block
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Scratch(int[] keys, int[] leaves, int laneBits, int[][] answers) {

  /** A block holds as many rows as their keys fit into a common first-level cache. */
  private static final int KEYS_OF_A_BLOCK = 1 << 13;

  private static final int MOST_LANE_BITS = 7;
  private static final int LEAST_LANE_BITS = 3;

  static Scratch forRow(int slotCount, int treeCount) {
    return new Scratch(new int[slotCount], new int[treeCount], 0, TopLevels.answers(0));
  }

  /** For a {@link LeafChain}: slots of trees come before those of features, in both arrays. */
  static Scratch forChain(int slotCount, int treeCount) {
    Scratch scratch = forRow(treeCount + slotCount, treeCount + slotCount);
    Arrays.fill(scratch.keys, 0, treeCount, FeatureKeys.MISSING_LEFT);
    return scratch;
  }

  static Scratch forBlock(int slotCount) {
    int fitting = 31 - Integer.numberOfLeadingZeros(Math.max(1, KEYS_OF_A_BLOCK / slotCount));
    int laneBits = Math.max(LEAST_LANE_BITS, Math.min(MOST_LANE_BITS, fitting));
    int rowCount = 1 << laneBits;
    return new Scratch(
        new int[slotCount << laneBits], new int[rowCount], laneBits, TopLevels.answers(rowCount));
  }

  int rowCount() {
    return 1 << laneBits;
  }
}
