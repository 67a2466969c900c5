package dev.orchard.forest;

/** Whether a category is in one set: rank 0 if it is, and so goes left, 1 if not. */
final class SetColumn extends RankColumn {
  private final FeatureKeys featureKeys;
  private final CategorySets sets;
  private final int set;
  private final int missingRank;

  SetColumn(FeatureKeys featureKeys, CategorySets sets, int slot, int set) {
    super(featureKeys.featureOf(slot));
    this.featureKeys = featureKeys;
    this.sets = sets;
    this.set = set;
    missingRank = featureKeys.missingGoesLeft(slot) ? 0 : 1;
  }

  @Override
  int rank(double value) {
    if (Double.isNaN(value)) {
      return missingRank;
    }
    return sets.contains(set, featureKeys.code(value)) ? 0 : 1;
  }

  @Override
  int most() {
    return 1;
  }

  @Override
  long sizeInBytes() {
    return 40;
  }
}
