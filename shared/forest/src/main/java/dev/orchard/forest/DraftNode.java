package dev.orchard.forest;

import java.util.BitSet;

/** A node as a {@link TreeBuilder} was told of it, unchecked. */
sealed interface DraftNode {
  /** Whether the node is to have children. */
  boolean isSplit();

  record NumberSplit(int feature, double threshold, Comparison comparison, boolean missingGoesLeft)
      implements DraftNode {
    @Override
    public boolean isSplit() {
      return true;
    }

    /**
     * The ordered bits of the double that a value must be less than. Neighbouring numbers have
     * neighbouring bits, so one more turns {@code <=} into {@code <}, exactly.
     */
    long doubleKey() {
      return OrderedBits.of(threshold) + (comparison == Comparison.LESS_OR_EQUAL ? 1 : 0);
    }

    /**
     * The ordered bits of the float that a float must be less than. A threshold between two floats
     * moves to the one that leaves every float on its side.
     */
    int floatKey() {
      float nearest = (float) threshold;
      if (comparison == Comparison.LESS) {
        return OrderedBits.of(nearest < threshold ? Math.nextUp(nearest) : nearest);
      }
      return OrderedBits.of(nearest > threshold ? Math.nextDown(nearest) : nearest) + 1;
    }
  }

  record CategorySplit(int feature, BitSet goingLeft, boolean missingGoesLeft)
      implements DraftNode {
    @Override
    public boolean isSplit() {
      return true;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
  record Leaf(double[] values) implements DraftNode {
    @Override
    public boolean isSplit() {
      return false;
    }
  }
}
