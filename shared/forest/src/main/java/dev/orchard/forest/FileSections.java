package dev.orchard.forest;

import java.nio.ByteBuffer;

/** The sections of a forest file between header and checksum, see {@link ForestFile}. */
final class FileSections {
  private final ByteBuffer bytes;

  /** Starts at the buffer's position, the end of the header. */
  FileSections(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  void write(FlatForest flat) {
    putDoubles(flat.header().baseScores());
    putInts(flat.treeSizes());
    putInts(flat.treeOutputs());
    putInts(flat.codes());
    putInts(flat.keys());
    for (long[] sorted : flat.thresholds()) {
      bytes.putInt(sorted.length);
    }
    for (long[] sorted : flat.thresholds()) {
      putLongs(sorted);
    }
    for (int set = 0; set < flat.sets().count(); set++) {
      bytes.putInt(flat.sets().starts()[set + 1] - flat.sets().starts()[set]);
    }
    putLongs(flat.sets().words());
    putLeafValues(flat);
    putDoubles(flat.covers());
    putDoubles(flat.gains());
  }

  /** Reads what {@code header}, whose lengths agree with the buffer's, announces. */
  FlatForest read(FileHeader header) {
    double[] baseScores = doubles(header.outputCount());
    int[] treeSizes = ints(header.treeCount());
    checkSum(starts(treeSizes, 1), header.nodeCount(), "nodes");
    int[] treeOutputs = ints(header.treeCount());
    checkTreeOutputs(treeOutputs, header.outputCount());
    int[] codes = ints(header.nodeCount());
    int[] keys = ints(header.nodeCount());
    long[][] thresholds = thresholds(header);
    CategorySets sets = categorySets(header);
    double[] leafValues = leafValues(header);
    double[] covers = doubles(header.covers() ? header.nodeCount() : 0);
    double[] gains = doubles(header.gains() ? header.nodeCount() : 0);
    ForestHeader forestHeader =
        new ForestHeader(
            header.featureCount(),
            header.outputCount(),
            header.aggregation(),
            header.link(),
            header.precision(),
            baseScores);
    return new FlatForest(
        forestHeader,
        treeSizes,
        treeOutputs,
        codes,
        keys,
        thresholds,
        sets,
        leafValues,
        covers,
        gains);
  }

  private long[][] thresholds(FileHeader header) {
    int[] counts = ints(header.thresholdFeatureCount());
    checkSum(starts(counts, 0), header.thresholdCount(), "thresholds");
    long[][] thresholds = new long[counts.length][];
    for (int feature = 0; feature < counts.length; feature++) {
      thresholds[feature] = longs(counts[feature]);
    }
    return thresholds;
  }

  private CategorySets categorySets(FileHeader header) {
    int[] starts = starts(ints(header.setCount()), 0);
    checkSum(starts, header.setWordCount(), "category set words");
    CategorySets sets = new CategorySets(longs(header.setWordCount()), starts);
    if (sets.outside() > Limits.CATEGORIES) {
      throw new CorruptForestException("the forest file names a category beyond all codes");
    }
    return sets;
  }

  private void putLeafValues(FlatForest flat) {
    if (flat.header().precision() == InputPrecision.FLOAT64) {
      putDoubles(flat.leafValues());
      return;
    }
    for (double value : flat.leafValues()) {
      bytes.putFloat((float) value);
    }
  }

  private double[] leafValues(FileHeader header) {
    if (header.precision() == InputPrecision.FLOAT64) {
      return doubles(header.leafValueCount());
    }
    double[] values = new double[header.leafValueCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getFloat();
    }
    return values;
  }

  /** Where each of several parts starts and the last ends; no part may be smaller than least. */
  private static int[] starts(int[] lengths, int least) {
    int[] starts = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] < least || lengths[i] > Integer.MAX_VALUE - starts[i]) {
        throw new CorruptForestException("the forest file has a part of impossible length");
      }
      starts[i + 1] = starts[i] + lengths[i];
    }
    return starts;
  }

  private static void checkSum(int[] starts, int announced, String what) {
    if (starts[starts.length - 1] != announced) {
      throw new CorruptForestException(
          "the forest file announces %d %s and then lists %d"
              .formatted(announced, what, starts[starts.length - 1]));
    }
  }

  private static void checkTreeOutputs(int[] treeOutputs, int outputCount) {
    for (int output : treeOutputs) {
      if (output < Tree.ALL_OUTPUTS || output >= outputCount) {
        throw new CorruptForestException(
            "the forest file has a tree for output %d of %d".formatted(output, outputCount));
      }
    }
  }

  private void putInts(int[] values) {
    bytes.asIntBuffer().put(values);
    bytes.position(bytes.position() + Integer.BYTES * values.length);
  }

  private void putLongs(long[] values) {
    bytes.asLongBuffer().put(values);
    bytes.position(bytes.position() + Long.BYTES * values.length);
  }

  private void putDoubles(double[] values) {
    bytes.asDoubleBuffer().put(values);
    bytes.position(bytes.position() + Double.BYTES * values.length);
  }

  private int[] ints(int count) {
    int[] values = new int[count];
    bytes.asIntBuffer().get(values);
    bytes.position(bytes.position() + Integer.BYTES * count);
    return values;
  }

  private long[] longs(int count) {
    long[] values = new long[count];
    bytes.asLongBuffer().get(values);
    bytes.position(bytes.position() + Long.BYTES * count);
    return values;
  }

  private double[] doubles(int count) {
    double[] values = new double[count];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + Double.BYTES * count);
    return values;
  }
}
