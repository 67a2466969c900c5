package dev.orchard.forest;

/**
 * Eight numbers of a byte each in a long, worked on all at once (H. Warren, Hacker's Delight,
 * section 2-18). The loops run over whole arrays from 0 on, which the compiler of Java 17 and later
 * turns into vector instructions, so that a handful of instructions answers 64 rows.
 */
final class ByteLanes {
  static final int COUNT = 8;

  /** The highest bit of every byte. */
  static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private static final long ONES = 0x0101_0101_0101_0101L;

  private ByteLanes() {}

  /** How far a byte of a word stands from the lowest. */
  static int shift(int lane) {
    return lane << 3;
  }

  static int get(long word, int shift) {
    return (int) (word >>> shift) & 0xff;
  }

  /** The same byte in every lane. */
  static long repeat(int value) {
    return value * ONES;
  }

  /**
   * Sets a bit in every byte of {@code bits} whose rank is not less than the one given. With 128 on
   * top of a rank no difference borrows from the next byte, and the highest bit left of it says
   * which is less.
   *
   * @param ranks each plus 128
   * @param repeated a rank in every lane
   * @param down how far below the highest bit of its byte the bit stands
   */
  static void setWhereNotLess(long[] ranks, long repeated, int down, long[] bits) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= ((ranks[i] - repeated) & HIGH_BITS) >>> down;
    }
  }
}
