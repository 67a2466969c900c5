package dev.orchard.forest;

/**
 * A step down trees that compare numbers at some splits and look categories up in sets at others.
 *
 * <p>Which of the two a split does is as unforeseeable as where it leads, so every step works out
 * both answers and picks one by bit operations: a branch would be mispredicted at every other step.
 * {@link CategorySets.Padded} makes looking up one more load. What does not belong to the kind of
 * the split is masked away before it is used as an index; codes are those that {@link FeatureKeys}
 * makes of the same sets, none beyond {@link CategorySets#everywhere}.
 */
final class MixedStep {
  private final long[] sets;
  private final int widthBits;
  private final int lastNumberSlot;
  private final int slotBits;

  /**
   * Makes a step.
   *
   * @param lastNumberSlot the slots after it hold codes of categories
   */
  MixedStep(CategorySets.Padded sets, int lastNumberSlot, int slotBits) {
    this.sets = sets.words();
    widthBits = sets.widthBits();
    this.lastNumberSlot = lastNumberSlot;
    this.slotBits = slotBits;
  }

  /** As {@link PackedTrees#next}. Both answers are -1 to the left and 0 to the right. */
  int next(int index, long node, int slot, int rowKey) {
    int key = PackedTrees.key(node);
    int isSet = (lastNumberSlot - slot) >> 31;
    int bit = ((key << widthBits) + rowKey) & isSet;
    int contained = -(int) ((sets[bit >>> 6] >>> bit) & 1);
    int less = (int) (((long) rowKey - key) >> 63);
    return index + PackedTrees.distance(node, slotBits) + (less ^ ((less ^ contained) & isSet));
  }

  long sizeInBytes() {
    return 8L * sets.length;
  }
}
