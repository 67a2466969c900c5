package dev.orchard.forest;

/**
 * Turns a row of doubles into the integer keys that trees compare.
 *
 * <p>A key exists once for each of a feature's <em>slots</em>. Feature {@code f} has the slots
 * {@code 2f} and {@code 2f + 1}, which hold the same key unless the value is missing; then the
 * first holds the largest integer and the second the smallest, so that the row goes right at a
 * split that reads the first slot and left at one that reads the second. A node chooses its missing
 * direction by choosing its slot, and scoring a row with missing values costs nothing more.
 *
 * <p>Slot {@code 2 * featureCount} always holds the smallest integer; leaves read it, see {@link
 * PackedTrees}. Forests with category sets have two more slots a feature, which hold the value as a
 * code of {@link CategorySets}: one outside of all sets if it is no category, or missing and going
 * right, and the one in every set if it is missing and goes left.
 */
abstract sealed class FeatureKeys permits FloatKeys, RankKeys {
  /** The key of a missing value at a split that sends it left; below every threshold. */
  static final int MISSING_LEFT = Integer.MIN_VALUE;

  /** The key of a missing value at a split that sends it right; not below any threshold. */
  static final int MISSING_RIGHT = Integer.MAX_VALUE;

  private final int featureCount;
  private final CategorySets sets;

  FeatureKeys(int featureCount, CategorySets sets) {
    this.featureCount = featureCount;
    this.sets = sets;
  }

  /** The key of a value that is not NaN; strictly between the two marks of a missing value. */
  abstract int keyOf(int feature, double value);

  /** What a value must be less than to go left at a split with this key. */
  abstract double threshold(int feature, int key);

  /** Whether {@code key} stands for {@code value <= Infinity}, which no threshold can say. */
  abstract boolean isAboveInfinity(int feature, int key);

  /** Whether a node of a file may hold this key. */
  abstract boolean isThreshold(int feature, int key);

  /** The value in the precision of the forest. */
  abstract double rounded(double value);

  /** The sorted thresholds behind ranks, by feature; no features where keys are no ranks. */
  abstract long[][] thresholds();

  abstract long sizeInBytes();

  /** What a value must be less than, once {@link #rounded}, by {@link OrderedBits} of doubles. */
  final long order(int feature, int key) {
    return isAboveInfinity(feature, key)
        ? OrderedBits.DOUBLE_HIGHEST + 1
        : OrderedBits.of(threshold(feature, key));
  }

  final int slotCount() {
    return (hasCategories() ? 4 : 2) * featureCount + 1;
  }

  final boolean hasCategories() {
    return !sets.isEmpty();
  }

  final int leafSlot() {
    return 2 * featureCount;
  }

  final int slot(int feature, boolean category, boolean missingGoesLeft) {
    int pair = category ? leafSlot() + 1 : 0;
    return pair + 2 * feature + (missingGoesLeft ? 1 : 0);
  }

  final boolean isCategorySlot(int slot) {
    return slot > leafSlot();
  }

  final int featureOf(int slot) {
    return (isCategorySlot(slot) ? slot - leafSlot() - 1 : slot) >>> 1;
  }

  final boolean missingGoesLeft(int slot) {
    return ((isCategorySlot(slot) ? slot - leafSlot() - 1 : slot) & 1) != 0;
  }

  /** The {@link NodeCode} of a split that reads this slot. */
  final int code(int slot) {
    return NodeCode.split(featureOf(slot), isCategorySlot(slot), missingGoesLeft(slot));
  }

  /**
   * Writes the keys of one row: slot {@code s} to {@code keys[lane + (s << laneBits)]}, so that the
   * same slot of {@code 1 << laneBits} rows lies side by side.
   */
  final void fill(double[] rows, int rowStart, int[] keys, int lane, int laneBits) {
    for (int feature = 0; feature < featureCount; feature++) {
      double value = rows[rowStart + feature];
      int slot = lane + ((2 * feature) << laneBits);
      if (Double.isNaN(value)) {
        keys[slot] = MISSING_RIGHT;
        keys[slot + (1 << laneBits)] = MISSING_LEFT;
      } else {
        int key = keyOf(feature, value);
        keys[slot] = key;
        keys[slot + (1 << laneBits)] = key;
      }
    }
    keys[lane + (leafSlot() << laneBits)] = MISSING_LEFT;
    if (hasCategories()) {
      fillCategories(rows, rowStart, keys, lane, laneBits);
    }
  }

  /** Whether a row with these keys goes left at a split of this slot and key. */
  final boolean goesLeft(int slot, int key, int[] keys) {
    return isCategorySlot(slot) ? sets.contains(key, keys[slot]) : keys[slot] < key;
  }

  private void fillCategories(double[] rows, int rowStart, int[] keys, int lane, int laneBits) {
    for (int feature = 0; feature < featureCount; feature++) {
      double value = rows[rowStart + feature];
      int slot = lane + (slot(feature, true, false) << laneBits);
      int code = code(value);
      keys[slot] = code;
      keys[slot + (1 << laneBits)] = Double.isNaN(value) ? sets.everywhere() : code;
    }
  }

  /** The code of {@link CategorySets} that a value is; one in no set for what is none. */
  final int code(double value) {
    double number = rounded(value);
    int code = (int) number;
    return code == number && code >= 0 && code < sets.outside() ? code : sets.outside();
  }
}
