package dev.orchard.forest;

/** Keys of a float forest: the {@linkplain OrderedBits ordered bits} of the value as a float. */
final class FloatKeys extends FeatureKeys {
  FloatKeys(int featureCount, CategorySets sets) {
    super(featureCount, sets);
  }

  @Override
  int keyOf(int feature, double value) {
    return OrderedBits.of((float) value);
  }

  @Override
  double threshold(int feature, int key) {
    return OrderedBits.toFloat(Math.min(key, OrderedBits.FLOAT_HIGHEST));
  }

  @Override
  boolean isAboveInfinity(int feature, int key) {
    return key > OrderedBits.FLOAT_HIGHEST;
  }

  @Override
  boolean isThreshold(int feature, int key) {
    return key >= OrderedBits.FLOAT_LOWEST && key <= OrderedBits.FLOAT_HIGHEST + 1;
  }

  @Override
  double rounded(double value) {
    return (float) value;
  }

  @Override
  long[][] thresholds() {
    return new long[0][];
  }

  @Override
  long sizeInBytes() {
    return 0;
  }
}
