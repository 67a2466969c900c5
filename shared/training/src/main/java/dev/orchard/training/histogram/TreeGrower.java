package dev.orchard.training.histogram;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.SplittableRandom;

/** Grows one tree on a bootstrap sample. */
final class TreeGrower {
  /** A node still to be looked at: its rows lie from start to end. */
  private record Pending(int node, int start, int end, int depth) {}

  private final TrainingRows rows;
  private final GrowthParameters parameters;
  private final SplittableRandom random;
  private final SplitFinder finder;
  private final Split split = new Split();
  private final double[] total;
  private final BitSet inBag;
  private BagRows bag;

  TreeGrower(TrainingRows rows, GrowthParameters parameters, long seed) {
    this.rows = rows;
    this.parameters = parameters;
    this.random = new SplittableRandom(seed);
    this.finder = new SplitFinder(rows, parameters);
    this.total = new double[1 + rows.outputCount()];
    this.inBag = new BitSet(rows.rowCount());
  }

  /** The rows that the tree, now grown, has not seen. */
  int[] outOfBag() {
    int[] rowsOutside = new int[rows.rowCount() - bag.size()];
    int count = 0;
    for (int row = 0; row < rows.rowCount(); row++) {
      if (!inBag.get(row)) {
        rowsOutside[count++] = row;
      }
    }
    return rowsOutside;
  }

  /**
   * Grows the tree.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  GrownTree grow() throws InterruptedException {
    drawBootstrap();
    GrownTree tree = new GrownTree(rows.outputCount());
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(add(tree, 0, bag.size(), 0));
    while (!pending.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("growing a tree was interrupted");
      }
      Pending next = pending.pop();
      if (findSplit(next)) {
        byte[] bins = rows.columns().get(split.feature).bins();
        int middle = bag.partition(bins, split, next.start(), next.end());
        tree.split(next.node(), split, tree.size());
        Pending left = add(tree, next.start(), middle, next.depth() + 1);
        Pending right = add(tree, middle, next.end(), next.depth() + 1);
        pending.push(right);
        pending.push(left);
      }
    }
    return tree;
  }

  private void drawBootstrap() {
    int count = rows.rowCount();
    int[] timesDrawn = new int[count];
    long draws = Math.max(1, Math.round(parameters.sampleFraction() * count));
    for (long draw = 0; draw < draws; draw++) {
      int row = random.nextInt(count);
      timesDrawn[row]++;
      inBag.set(row);
    }
    bag = BagRows.of(rows, timesDrawn, inBag.cardinality());
  }

  /** The sums of the node are left in {@link #total}. */
  private Pending add(GrownTree tree, int start, int end, int depth) {
    bag.sum(start, end, total);
    return new Pending(tree.addLeaf(total), start, end, depth);
  }

  private boolean findSplit(Pending next) {
    if (next.depth() >= parameters.maximumDepth() || bag.isPure(next.start(), next.end())) {
      return false;
    }
    bag.sum(next.start(), next.end(), total);
    if (total[0] < 2 * parameters.minimumLeafWeight()) {
      return false;
    }
    finder.find(bag, next.start(), next.end(), total, random, split);
    return split.isFound();
  }
}
