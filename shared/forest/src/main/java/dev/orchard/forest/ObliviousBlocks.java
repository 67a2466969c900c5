package dev.orchard.forest;

import java.util.Arrays;

/**
 * Sums of many rows by {@link ObliviousTrees}: the ranks of a block's rows stand column by column
 * as {@link ByteLanes}, and every level of a tree is one loop over such a column.
 *
 * <p>The row {@code r} of a block of eight times {@code n} rows has the byte {@code r / n} of word
 * {@code r % n}, so that neighbouring rows lie in neighbouring words and a lane's sums are a loop
 * over whole arrays too.
 *
 * <p>What takes time is looking up leaves. With one output in double, those of several trees are
 * added in one go, in the order of the trees; sums in float and of several outputs go tree by tree.
 */
final class ObliviousBlocks implements BlockSum {
  /** All ranks of a block, in words: they fit into a common second-level cache. */
  private static final int WORDS_OF_A_BLOCK = 1 << 13;

  private static final int MOST_WORDS = 1 << 7;
  private static final int LEAST_WORDS = 1 << 4;

  /** Leaves' numbers of a byte that are looked up in one go; of two bytes, half as many. */
  private static final int AT_ONCE = 4;

  private final ObliviousTrees trees;
  private final int featureCount;
  private final int outputCount;
  private final LeafSum leafSum;
  private final RowSum rowSum;
  private final RankColumn[] columns;
  private final int[] firstValues;
  private final int[] widths;
  private final boolean twoBytes;
  private final int words;
  private final ThreadLocal<Scratch> scratch;

  /**
   * Room for one block.
   *
   * @param ranks by column, as {@link RankColumn#fill} writes them
   * @param numbers of leaves in some trees, the upper bytes after the lower ones
   * @param sums by lane and word
   * @param leaves by row where the values of its leaf start
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the class
  private record Scratch(long[][] ranks, long[][] numbers, double[][] sums, int[] leaves) {
    static Scratch of(int columnCount, int words) {
      return new Scratch(
          new long[columnCount][words],
          new long[AT_ONCE][words],
          new double[ByteLanes.COUNT][words],
          new int[ByteLanes.COUNT * words]);
    }
  }

  /**
   * Prepares for blocks.
   *
   * @param rowSum for so few rows that a block does not pay
   */
  ObliviousBlocks(ObliviousTrees trees, ForestHeader header, LeafSum leafSum, RowSum rowSum) {
    this.trees = trees;
    featureCount = header.featureCount();
    outputCount = header.outputCount();
    this.leafSum = leafSum;
    this.rowSum = rowSum;
    columns = trees.columns().toArray(new RankColumn[0]);
    firstValues = trees.firstValues();
    widths = trees.widths();
    twoBytes = trees.bytesOfALeaf() == 2;
    int columnCount = columns.length;
    int fitting = Integer.highestOneBit(Math.max(1, WORDS_OF_A_BLOCK / columnCount));
    int words = Math.max(LEAST_WORDS, Math.min(MOST_WORDS, fitting));
    this.words = words;
    scratch = ThreadLocal.withInitial(() -> Scratch.of(columnCount, words));
  }

  @Override
  public void addRows(double[] rows, int rowCount, double[] margins) {
    int mostRows = ByteLanes.COUNT * words;
    for (int first = 0; first < rowCount; first += mostRows) {
      int count = Math.min(mostRows, rowCount - first);
      if (count >= words) {
        addBlock(rows, first, count, margins);
        continue;
      }
      for (int row = first; row < rowCount; row++) {
        rowSum.addRow(rows, row * featureCount, margins, row * outputCount);
      }
    }
  }

  private void addBlock(double[] rows, int first, int count, double[] margins) {
    Scratch scratch = this.scratch.get();
    for (int i = 0; i < columns.length; i++) {
      columns[i].fill(rows, first * featureCount, featureCount, count, scratch.ranks()[i]);
    }
    int next = leafSum.isPlain() ? addTogether(first, count, margins, scratch) : 0;
    for (int tree = next; tree < trees.treeCount(); tree++) {
      addTree(tree, first, count, margins, scratch);
    }
  }

  /** Adds some trees at a time as long as there are so many; gives the first that is left. */
  private int addTogether(int first, int count, double[] margins, Scratch scratch) {
    int lanes = (count + words - 1) / words;
    double[][] sums = scratch.sums();
    for (int lane = 0; lane < lanes; lane++) {
      int start = lane * words;
      System.arraycopy(margins, first + start, sums[lane], 0, Math.min(words, count - start));
    }
    int step = twoBytes ? AT_ONCE / 2 : AT_ONCE;
    int tree = 0;
    for (; tree + step <= trees.treeCount(); tree += step) {
      for (int i = 0; i < step; i++) {
        findNumbers(tree + i, i, scratch);
      }
      for (int lane = 0; lane < lanes; lane++) {
        if (twoBytes) {
          addTwo(tree, ByteLanes.shift(lane), scratch.numbers(), sums[lane]);
        } else {
          addFour(tree, ByteLanes.shift(lane), scratch.numbers(), sums[lane]);
        }
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      int start = lane * words;
      System.arraycopy(sums[lane], 0, margins, first + start, Math.min(words, count - start));
    }
    return tree;
  }

  private void addFour(int tree, int shift, long[][] numbers, double[] sums) {
    double[] values = leafSum.values();
    long[] a = numbers[0];
    long[] b = numbers[1];
    long[] c = numbers[2];
    long[] d = numbers[3];
    int firstA = firstValues[tree];
    int firstB = firstValues[tree + 1];
    int firstC = firstValues[tree + 2];
    int firstD = firstValues[tree + 3];
    for (int i = 0; i < sums.length; i++) {
      double sum = sums[i] + values[firstA + ByteLanes.get(a[i], shift)];
      sum += values[firstB + ByteLanes.get(b[i], shift)];
      sum += values[firstC + ByteLanes.get(c[i], shift)];
      sums[i] = sum + values[firstD + ByteLanes.get(d[i], shift)];
    }
  }

  private void addTwo(int tree, int shift, long[][] numbers, double[] sums) {
    double[] values = leafSum.values();
    long[] a = numbers[0];
    long[] b = numbers[1];
    long[] upperA = numbers[2];
    long[] upperB = numbers[3];
    int firstA = firstValues[tree];
    int firstB = firstValues[tree + 1];
    for (int i = 0; i < sums.length; i++) {
      double sum = sums[i] + values[firstA + number(a[i], upperA[i], shift)];
      sums[i] = sum + values[firstB + number(b[i], upperB[i], shift)];
    }
  }

  private static int number(long lower, long upper, int shift) {
    return ByteLanes.get(lower, shift) | ByteLanes.get(upper, shift) << Byte.SIZE;
  }

  private void addTree(int tree, int first, int count, double[] margins, Scratch scratch) {
    findNumbers(tree, 0, scratch);
    long[] lower = scratch.numbers()[0];
    long[] upper = scratch.numbers()[AT_ONCE / 2];
    int[] leaves = scratch.leaves();
    for (int row = 0; row < count; row++) {
      int word = row & (words - 1);
      int shift = ByteLanes.shift(row / words);
      int number =
          twoBytes ? number(lower[word], upper[word], shift) : ByteLanes.get(lower[word], shift);
      leaves[row] = firstValues[tree] + number * widths[tree];
    }
    leafSum.addTree(tree, leaves, margins, first * outputCount, count);
  }

  /** Finds the numbers of the leaves that the rows reach in one tree. */
  private void findNumbers(int tree, int place, Scratch scratch) {
    long[] lower = scratch.numbers()[place];
    Arrays.fill(lower, 0L);
    long[] upper = lower;
    if (twoBytes) {
      upper = scratch.numbers()[place + AT_ONCE / 2];
      Arrays.fill(upper, 0L);
    }
    for (int level = trees.start(tree); level < trees.start(tree + 1); level++) {
      int bit = trees.bit(tree, level);
      ByteLanes.setWhereNotLess(
          scratch.ranks()[trees.column(level)],
          ByteLanes.repeat(trees.rank(level)),
          Byte.SIZE - 1 - bit % Byte.SIZE,
          bit < Byte.SIZE ? lower : upper);
    }
  }

  @Override
  public long sizeInBytes() {
    return trees.sizeInBytes() + 8L * widths.length;
  }
}
