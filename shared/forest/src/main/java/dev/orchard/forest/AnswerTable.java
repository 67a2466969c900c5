package dev.orchard.forest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sums of single rows by {@link ObliviousTrees}.
 *
 * <p>For every rank of a column stands written which bits of the leaves' numbers it sets, a byte a
 * tree (two in deep forests) and eight trees a word. The leaves of all trees are then the rows of
 * this table that the ranks name, one a column, taken together by "or": a few hundred instructions
 * in place of thousands of steps.
 */
final class AnswerTable implements RowSum {
  /** Of a larger table too little stays in the caches. */
  private static final long MOST_BYTES = 1L << 24;

  /** Rows of the table taken together at a time. */
  private static final int AT_ONCE = 4;

  private final RankColumn[] columns;
  private final LeafSum leafSum;
  private final int[] firstValues;
  private final int[] widths;

  /** Words of the lower bytes, and of the upper ones if there are any. */
  private final int halfWords;

  private final boolean twoBytes;
  private final long[][] answers;

  /** By column: its first answers. */
  private final int[] firstAnswers;

  private final ThreadLocal<Scratch> scratch;

  /**
   * Room for one row.
   *
   * @param picked by column the row of the table; what lies beyond the columns is an empty row
   * @param numbers of leaves, as in the table
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the class
  private record Scratch(int[] picked, long[] numbers, int[] leaves) {}

  private AnswerTable(ObliviousTrees trees, LeafSum leafSum) {
    columns = trees.columns().toArray(new RankColumn[0]);
    this.leafSum = leafSum;
    firstValues = trees.firstValues();
    widths = trees.widths();
    halfWords = halfWords(trees);
    twoBytes = trees.bytesOfALeaf() == 2;
    firstAnswers = new int[columns.length];
    int count = 0;
    for (int column = 0; column < columns.length; column++) {
      firstAnswers[column] = count;
      count += columns[column].most() + 1;
    }
    int empty = count;
    int wordCount = words(trees);
    answers = new long[count + 1][wordCount];
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      for (int level = trees.start(tree); level < trees.start(tree + 1); level++) {
        note(tree, trees.bit(tree, level), trees.column(level), trees.rank(level));
      }
    }
    int pickedCount = (columns.length + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
    int treeCount = trees.treeCount();
    scratch =
        ThreadLocal.withInitial(
            () -> {
              int[] picked = new int[pickedCount];
              Arrays.fill(picked, empty);
              return new Scratch(picked, new long[wordCount], new int[treeCount]);
            });
  }

  /** Empty if walking takes less memory or time. */
  static Optional<AnswerTable> of(ObliviousTrees trees, LeafSum leafSum) {
    List<RankColumn> columns = trees.columns();
    long rows = columns.stream().mapToLong(column -> column.most() + 1L).sum();
    boolean pays =
        rows * words(trees) * Long.BYTES <= MOST_BYTES
            && (long) columns.size() * words(trees) <= trees.levelCount();
    return pays ? Optional.of(new AnswerTable(trees, leafSum)) : Optional.empty();
  }

  private static int halfWords(ObliviousTrees trees) {
    return (trees.treeCount() + ByteLanes.COUNT - 1) / ByteLanes.COUNT;
  }

  private static int words(ObliviousTrees trees) {
    return halfWords(trees) * trees.bytesOfALeaf();
  }

  private void note(int tree, int bit, int column, int rank) {
    int word = tree / ByteLanes.COUNT + (bit < Byte.SIZE ? 0 : halfWords);
    long mask = 1L << (ByteLanes.shift(tree % ByteLanes.COUNT) + bit % Byte.SIZE);
    for (int i = rank; i <= columns[column].most(); i++) {
      answers[firstAnswers[column] + i][word] |= mask;
    }
  }

  @Override
  public void addRow(double[] rows, int rowStart, double[] margins, int marginStart) {
    Scratch scratch = this.scratch.get();
    int[] picked = scratch.picked();
    for (int column = 0; column < columns.length; column++) {
      picked[column] = firstAnswers[column] + columns[column].rankOf(rows, rowStart);
    }
    long[] numbers = scratch.numbers();
    Arrays.fill(numbers, 0L);
    for (int i = 0; i < picked.length; i += AT_ONCE) {
      unite(
          answers[picked[i]],
          answers[picked[i + 1]],
          answers[picked[i + 2]],
          answers[picked[i + 3]],
          numbers);
    }
    findLeaves(numbers, scratch.leaves());
    leafSum.addRow(scratch.leaves(), margins, marginStart);
  }

  private static void unite(long[] a, long[] b, long[] c, long[] d, long[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] |= a[i] | b[i] | c[i] | d[i];
    }
  }

  private void findLeaves(long[] numbers, int[] leaves) {
    for (int tree = 0; tree < leaves.length; tree++) {
      int word = tree >> 3;
      int shift = ByteLanes.shift(tree & 7);
      int number = ByteLanes.get(numbers[word], shift);
      if (twoBytes) {
        number |= ByteLanes.get(numbers[halfWords + word], shift) << Byte.SIZE;
      }
      leaves[tree] = firstValues[tree] + number * widths[tree];
    }
  }

  @Override
  public long sizeInBytes() {
    return answers.length * (8L * answers[0].length + 24) + 8L * widths.length;
  }
}
