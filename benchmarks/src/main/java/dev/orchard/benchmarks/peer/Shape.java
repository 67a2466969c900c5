package dev.orchard.benchmarks.peer;

/**
 * How large a booster is and how its trees grow.
 *
 * @param text as it was given, for file names
 * @param depth the most levels of a tree, or 0 where they are not bounded
 * @param leaves the most leaves of a tree, or 0 where they are not bounded
 */
record Shape(String text, int trees, int depth, int leaves, int features) {
  /** Marks a number of leaves. */
  private static final String LEAVES = "L";

  /**
   * Reads trees x depth x features, as in {@code 200x6x20}, or trees x leaves x features, as in
   * {@code 200x31Lx20}: such trees grow leaf by leaf, wherever that helps most.
   */
  static Shape of(String text) {
    String[] parts = text.split("x", -1);
    boolean leafByLeaf = parts[1].endsWith(LEAVES);
    int most = atLeastOne(parts[1].replace(LEAVES, ""), text);
    return new Shape(
        text,
        atLeastOne(parts[0], text),
        leafByLeaf ? 0 : most,
        leafByLeaf ? most : 0,
        atLeastOne(parts[2], text));
  }

  private static int atLeastOne(String number, String text) {
    int size = Integer.parseInt(number);
    if (size < 1) {
      throw new IllegalArgumentException("a shape is of numbers from 1 on, not " + text);
    }
    return size;
  }
}
