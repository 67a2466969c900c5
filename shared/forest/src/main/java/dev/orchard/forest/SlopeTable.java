package dev.orchard.forest;

/**
 * How the splits of one tree depend on the row, at every point of the tree's rule; see {@link
 * Explainer} for what it means.
 *
 * <p>At a point {@code t}, a split by a feature that earlier splits have let the share {@code r} of
 * the cover pass has the slope {@code t / (t + (1 - t) r)} and the scale {@code r / (t + (1 - t)
 * r)^2}. A first split has {@code r = 1}. One whose feature has already led the row elsewhere has
 * neither slope nor scale. These two are the fixed entries; every repeated split has one more.
 */
final class SlopeTable {
  /** The entry of first splits. */
  static final int FIRST = 0;

  /** The entry of splits whose feature has led the row elsewhere. */
  static final int ELSEWHERE = 1;

  static final int FIXED_ENTRIES = 2;

  final double[] slopes;
  final double[] scales;

  /** A table with room for the entries of one point of any tree. */
  SlopeTable(int entryCount) {
    slopes = new double[entryCount];
    scales = new double[entryCount];
  }

  /** The entries of one tree for all points of its rule, point after point. */
  static SlopeTable of(ExplainedTree tree) {
    SlopeTable table = new SlopeTable(Math.toIntExact(length(tree)));
    for (int point = 0; point < tree.rule.count(); point++) {
      table.fill(tree, point, point * entryCount(tree));
    }
    return table;
  }

  static int entryCount(ExplainedTree tree) {
    return FIXED_ENTRIES + tree.earlierShares().length;
  }

  /** How many entries {@link #of} would store. */
  static long length(ExplainedTree tree) {
    return (long) entryCount(tree) * tree.rule.count();
  }

  /** Writes the entries of one point from {@code start} on. */
  void fill(ExplainedTree tree, int point, int start) {
    double t = tree.rule.point(point);
    double rest = 1.0 - t;
    slopes[start + FIRST] = t;
    scales[start + FIRST] = 1.0;
    slopes[start + ELSEWHERE] = 0.0;
    scales[start + ELSEWHERE] = 0.0;
    double[] earlierShares = tree.earlierShares();
    int next = start + FIXED_ENTRIES;
    for (int i = 0; i < earlierShares.length; i++) {
      double inverse = 1.0 / (t + rest * earlierShares[i]);
      slopes[next + i] = t * inverse;
      scales[next + i] = earlierShares[i] * inverse * inverse;
    }
  }

  long sizeInBytes() {
    return 16L * slopes.length + 64;
  }
}
