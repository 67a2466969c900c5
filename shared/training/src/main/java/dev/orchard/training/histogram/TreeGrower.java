package dev.orchard.training.histogram;

import java.util.ArrayDeque;
import java.util.Arrays;
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
  private final double[] weights;
  private final double[] total;
  private final BitSet inBag;
  private int[] node;
  private int[] goingRight;

  TreeGrower(TrainingRows rows, GrowthParameters parameters, long seed) {
    this.rows = rows;
    this.parameters = parameters;
    this.random = new SplittableRandom(seed);
    this.finder = new SplitFinder(rows, parameters);
    this.weights = new double[rows.rowCount()];
    this.total = new double[1 + rows.outputCount()];
    this.inBag = new BitSet(rows.rowCount());
  }

  /** The rows that the tree has seen, once it is grown. */
  BitSet inBag() {
    return inBag;
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
    pending.push(add(tree, 0, node.length, 0));
    while (!pending.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("growing a tree was interrupted");
      }
      Pending next = pending.pop();
      if (findSplit(next)) {
        int middle = partition(next.start(), next.end());
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
    int count = weights.length;
    long draws = Math.max(1, Math.round(parameters.sampleFraction() * count));
    for (long draw = 0; draw < draws; draw++) {
      int row = random.nextInt(count);
      weights[row] += rows.weights()[row];
      inBag.set(row);
    }
    node = inBag.stream().toArray();
    goingRight = new int[node.length];
  }

  private Pending add(GrownTree tree, int start, int end, int depth) {
    sum(start, end);
    return new Pending(tree.addLeaf(total), start, end, depth);
  }

  private void sum(int start, int end) {
    Arrays.fill(total, 0);
    for (int i = start; i < end; i++) {
      int row = node[i];
      double weight = weights[row];
      total[0] += weight;
      for (int output = 0; output < rows.outputCount(); output++) {
        total[1 + output] += weight * rows.targets()[output][row];
      }
    }
  }

  private boolean findSplit(Pending next) {
    if (next.depth() >= parameters.maximumDepth() || isPure(next)) {
      return false;
    }
    sum(next.start(), next.end());
    if (total[0] < 2 * parameters.minimumLeafWeight()) {
      return false;
    }
    finder.find(node, next.start(), next.end(), weights, total, random, split);
    return split.isFound();
  }

  private boolean isPure(Pending next) {
    for (double[] target : rows.targets()) {
      double first = target[node[next.start()]];
      for (int i = next.start() + 1; i < next.end(); i++) {
        if (target[node[i]] != first) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Brings the rows that go left to the front, each side in its old order: memory is read forwards.
   */
  private int partition(int start, int end) {
    byte[] bins = rows.columns().get(split.feature).bins();
    int left = start;
    int right = 0;
    for (int i = start; i < end; i++) {
      int row = node[i];
      if (split.goesLeft(bins[row] & 0xFF)) {
        node[left++] = row;
      } else {
        goingRight[right++] = row;
      }
    }
    System.arraycopy(goingRight, 0, node, left, right);
    return left;
  }
}
