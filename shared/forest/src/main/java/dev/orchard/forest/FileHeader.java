package dev.orchard.forest;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The fixed start of a forest file, see {@link ForestFile}. Says how long everything after it is,
 * so that the length of the file can be checked before anything is allocated.
 */
record FileHeader(
    Aggregation aggregation,
    Link link,
    InputPrecision precision,
    boolean covers,
    boolean gains,
    int featureCount,
    int outputCount,
    int treeCount,
    int nodeCount,
    int leafValueCount,
    int thresholdCount,
    int setCount,
    int setWordCount) {

  static final int LENGTH = 64;
  static final int CHECKSUM_LENGTH = 4;
  static final int VERSION = 2;

  /** "ORCHARDF" in ASCII, as a little-endian long. */
  private static final long MAGIC = 0x4644_5241_4843_524FL;

  // The place of a choice in its list is its number in the file: lists only ever grow at the end.
  private static final List<Aggregation> AGGREGATIONS = List.of(Aggregation.SUM, Aggregation.MEAN);
  private static final List<Link> LINKS =
      List.of(Link.IDENTITY, Link.LOGISTIC, Link.SOFTMAX, Link.EXPONENTIAL);

  /** Version 1 knew the links before this one. */
  private static final int FIRST_LINK_OF_VERSION_2 = LINKS.indexOf(Link.EXPONENTIAL);

  private static final List<InputPrecision> PRECISIONS =
      List.of(InputPrecision.FLOAT32, InputPrecision.FLOAT64);

  private static final int COVERS = 1;
  private static final int GAINS = 2;

  static FileHeader of(FlatForest flat) {
    int thresholdCount = 0;
    for (long[] sorted : flat.thresholds()) {
      thresholdCount += sorted.length;
    }
    return new FileHeader(
        flat.header().aggregation(),
        flat.header().link(),
        flat.header().precision(),
        flat.covers().length > 0,
        flat.gains().length > 0,
        flat.header().featureCount(),
        flat.header().outputCount(),
        flat.treeSizes().length,
        flat.codes().length,
        flat.leafValues().length,
        thresholdCount,
        flat.sets().count(),
        flat.sets().words().length);
  }

  /** Reads and checks; the buffer is little-endian and at the start of the file. */
  static FileHeader read(ByteBuffer bytes) {
    if (bytes.remaining() < Long.BYTES || bytes.getLong() != MAGIC) {
      throw new CorruptForestException("this is not a forest file");
    }
    if (bytes.remaining() < LENGTH - Long.BYTES) {
      throw new CorruptForestException("the forest file ends within its header");
    }
    int version = bytes.getInt();
    if (Integer.compareUnsigned(version, VERSION) > 0) {
      throw new UnsupportedForestVersionException(version, VERSION);
    }
    if (version == 0) {
      throw new CorruptForestException("the forest file has the version 0, which never was");
    }
    FileHeader header = readFields(bytes);
    if (version < header.version()) {
      throw new CorruptForestException(
          "the forest file has version %d, which has no %s".formatted(version, header.link()));
    }
    if (header.fileLength() != bytes.capacity()) {
      throw new CorruptForestException(
          "the forest file has %d bytes, and its header says %d"
              .formatted(bytes.capacity(), header.fileLength()));
    }
    return header;
  }

  private static FileHeader readFields(ByteBuffer bytes) {
    Aggregation aggregation = choice(AGGREGATIONS, bytes.get(), "aggregation");
    Link link = choice(LINKS, bytes.get(), "link");
    InputPrecision precision = choice(PRECISIONS, bytes.get(), "precision");
    int notes = count(bytes.get(), 0, COVERS | GAINS, "notes");
    FileHeader header =
        new FileHeader(
            aggregation,
            link,
            precision,
            (notes & COVERS) != 0,
            (notes & GAINS) != 0,
            count(bytes.getInt(), 1, Limits.FEATURES, "features"),
            count(bytes.getInt(), 1, Limits.OUTPUTS, "outputs"),
            count(bytes.getInt(), 0, Limits.TREES, "trees"),
            count(bytes.getInt(), 0, Limits.NODES, "nodes"),
            count(bytes.getInt(), 0, Limits.LEAF_VALUES, "leaf values"),
            count(bytes.getInt(), 0, Limits.NODES, "thresholds"),
            count(bytes.getInt(), 0, Limits.NODES, "category sets"),
            count(bytes.getInt(), 0, Limits.SET_WORDS, "category set words"));
    while (bytes.position() < LENGTH) {
      count(bytes.getInt(), 0, 0, "reserved bytes");
    }
    return header;
  }

  void write(ByteBuffer bytes) {
    bytes.putLong(MAGIC).putInt(version());
    bytes.put((byte) AGGREGATIONS.indexOf(aggregation));
    bytes.put((byte) LINKS.indexOf(link));
    bytes.put((byte) PRECISIONS.indexOf(precision));
    bytes.put((byte) ((covers ? COVERS : 0) | (gains ? GAINS : 0)));
    bytes.putInt(featureCount).putInt(outputCount).putInt(treeCount).putInt(nodeCount);
    bytes.putInt(leafValueCount).putInt(thresholdCount).putInt(setCount).putInt(setWordCount);
    while (bytes.position() < LENGTH) {
      bytes.putInt(0);
    }
  }

  /**
   * The oldest version that can say what is in the file: an older Orchard goes on reading all that
   * it could understand, and refuses the rest by its version.
   */
  private int version() {
    return LINKS.indexOf(link) < FIRST_LINK_OF_VERSION_2 ? 1 : 2;
  }

  /** How many thresholds counts there are: one a feature, none in a float forest. */
  int thresholdFeatureCount() {
    return precision == InputPrecision.FLOAT64 ? featureCount : 0;
  }

  /** Bytes of the whole file. All counts are bounded, so this cannot overflow. */
  long fileLength() {
    long ints = 2L * treeCount + 2L * nodeCount + thresholdFeatureCount() + setCount;
    long doubles = (long) outputCount + ((covers ? 1L : 0L) + (gains ? 1L : 0L)) * nodeCount;
    long longs = (long) thresholdCount + setWordCount;
    long leafValueBytes = precision == InputPrecision.FLOAT64 ? Double.BYTES : Float.BYTES;
    return LENGTH
        + Integer.BYTES * ints
        + Double.BYTES * doubles
        + Long.BYTES * longs
        + leafValueBytes * leafValueCount
        + CHECKSUM_LENGTH;
  }

  private static <E> E choice(List<E> values, byte number, String what) {
    return values.get(count(number, 0, values.size() - 1, what));
  }

  private static int count(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new CorruptForestException(
          "the forest file claims %d for %s; %d to %d are possible"
              .formatted(value, what, least, most));
    }
    return value;
  }
}
