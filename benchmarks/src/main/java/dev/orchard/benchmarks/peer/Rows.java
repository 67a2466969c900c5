package dev.orchard.benchmarks.peer;

import java.util.Arrays;
import java.util.Random;

/**
 * Random rows of floats in the two shapes that engines ask for: one after another, and one by one.
 * The arrays are shared and must not be changed.
 */
final class Rows {
  private final int features;
  private final float[] all;
  private final float[][] each;

  private Rows(int count, int features, IntToFloat value) {
    this.features = features;
    all = new float[count * features];
    for (int i = 0; i < all.length; i++) {
      all[i] = value.of(i % features);
    }
    each = new float[count][];
    for (int row = 0; row < count; row++) {
      each[row] = Arrays.copyOfRange(all, row * features, (row + 1) * features);
    }
  }

  /** Rows of numbers, uniform from -2 to 2. */
  static Rows ofNumbers(int count, int features, long seed) {
    Random random = new Random(seed);
    return new Rows(count, features, feature -> number(random));
  }

  /** Rows in which every second feature, from the first on, is a category code. */
  static Rows withCategories(int count, int features, int categories, long seed) {
    Random random = new Random(seed);
    return new Rows(
        count, features, feature -> feature % 2 == 0 ? random.nextInt(categories) : number(random));
  }

  private static float number(Random random) {
    return random.nextFloat() * 4 - 2;
  }

  /** A value of the feature with this number. */
  private interface IntToFloat {
    float of(int feature);
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
