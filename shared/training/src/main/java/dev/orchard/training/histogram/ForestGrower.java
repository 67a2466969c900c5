package dev.orchard.training.histogram;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Grows a random forest (Breiman 2001): trees on bootstrap samples, features drawn by node. */
public final class ForestGrower {
  /** Rows whose out-of-bag answers one task works out. */
  private static final int ROWS_A_TASK = 8_192;

  private record BaggedTree(int index, GrownTree tree, BitSet inBag) {}

  private final TrainingRows rows;
  private final GrowthParameters parameters;

  public ForestGrower(TrainingRows rows, GrowthParameters parameters) {
    this.rows = rows;
    this.parameters = parameters;
  }

  /**
   * Grows the forest.
   *
   * @param progress told the number of trees grown so far, by this thread
   * @throws InterruptedException if this thread is interrupted; the trees in growth are given up
   */
  public GrownForest grow(IntConsumer progress) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(parameters.threads());
    try {
      BaggedTree[] trees = growTrees(threads, progress);
      return new GrownForest(forest(trees), outOfBag(threads, trees));
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a tree could not be grown", failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private BaggedTree[] growTrees(ExecutorService threads, IntConsumer progress)
      throws InterruptedException, ExecutionException {
    SplittableRandom seeds = new SplittableRandom(parameters.seed());
    CompletionService<BaggedTree> grown = new ExecutorCompletionService<>(threads);
    for (int tree = 0; tree < parameters.trees(); tree++) {
      int index = tree;
      long seed = seeds.nextLong();
      grown.submit(() -> growTree(index, seed));
    }
    BaggedTree[] trees = new BaggedTree[parameters.trees()];
    for (int count = 1; count <= trees.length; count++) {
      BaggedTree tree = grown.take().get();
      trees[tree.index()] = tree;
      progress.accept(count);
    }
    return trees;
  }

  private BaggedTree growTree(int index, long seed) throws InterruptedException {
    TreeGrower grower = new TreeGrower(rows, parameters, seed);
    return new BaggedTree(index, grower.grow(), grower.inBag());
  }

  private Forest forest(BaggedTree[] trees) {
    ForestBuilder builder =
        ForestBuilder.create(rows.columns().size(), rows.outputCount())
            .aggregation(Aggregation.MEAN);
    for (BaggedTree tree : trees) {
      tree.tree().writeTo(builder.addTree(), rows.columns());
    }
    return builder.build();
  }

  /** Each row's trees are added in their order, so the sums do not depend on the threads. */
  private double[][] outOfBag(ExecutorService threads, BaggedTree[] trees)
      throws InterruptedException, ExecutionException {
    double[][] answers = new double[rows.outputCount()][rows.rowCount()];
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int start = 0; start < rows.rowCount(); start += ROWS_A_TASK) {
      int first = start;
      int end = Math.min(start + ROWS_A_TASK, rows.rowCount());
      tasks.add(
          () -> {
            for (int row = first; row < end; row++) {
              answerOutOfBag(trees, row, answers);
            }
            return null;
          });
    }
    for (var task : threads.invokeAll(tasks)) {
      task.get();
    }
    return answers;
  }

  private void answerOutOfBag(BaggedTree[] trees, int row, double[][] answers) {
    double[] sums = new double[rows.outputCount()];
    int count = 0;
    for (BaggedTree tree : trees) {
      if (!tree.inBag().get(row)) {
        tree.tree().addTo(sums, rows.columns(), row);
        count++;
      }
    }
    for (int output = 0; output < sums.length; output++) {
      answers[output][row] = count == 0 ? Double.NaN : sums[output] / count;
    }
  }
}
