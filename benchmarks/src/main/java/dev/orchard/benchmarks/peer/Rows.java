package dev.orchard.benchmarks.peer;

import java.util.Arrays;
import java.util.Random;

/**
 * Rows of floats, uniform from -2 to 2, in the two shapes that engines ask for: one after another,
 * and one by one. The arrays are shared and must not be changed.
 */
final class Rows {
  private final int features;
  private final float[] all;
  private final float[][] each;

  Rows(int count, int features, long seed) {
    this.features = features;
    Random random = new Random(seed);
    all = new float[count * features];
    for (int i = 0; i < all.length; i++) {
      all[i] = random.nextFloat() * 4 - 2;
    }
    each = new float[count][];
    for (int row = 0; row < count; row++) {
      each[row] = Arrays.copyOfRange(all, row * features, (row + 1) * features);
    }
  }

  int count() {
    return each.length;
  }

  int features() {
    return features;
  }

  float[] all() {
    return all;
  }

  float[] row(int index) {
    return each[index];
  }

  float[][] each() {
    return each;
  }

  double[] allAsDoubles() {
    double[] doubles = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      doubles[i] = all[i];
    }
    return doubles;
  }
}
