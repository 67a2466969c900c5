package dev.orchard.formats.onnx;

import java.util.Arrays;

/**
 * A growing list of numbers of one tensor or attribute. Integers are kept as the bits of longs
 * beside the doubles only by being asked for as such: a list holds one kind.
 */
final class Numbers {
  static final Numbers NONE = new Numbers();

  private double[] doubles = new double[0];
  private long[] longs = new long[0];
  private int size;

  void add(double value) {
    if (size == doubles.length) {
      doubles = Arrays.copyOf(doubles, Math.max(8, size + (size >> 1)));
    }
    doubles[size++] = value;
  }

  void add(long value) {
    if (size == longs.length) {
      longs = Arrays.copyOf(longs, Math.max(8, size + (size >> 1)));
    }
    longs[size++] = value;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether the list holds integers. */
  boolean isIntegral() {
    return longs.length > 0;
  }

  double number(int index) {
    return isIntegral() ? longs[index] : doubles[index];
  }

  long integer(int index) {
    return longs[index];
  }
}
