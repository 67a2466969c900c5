package dev.orchard.training.histogram;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.ForestBuilder;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Grows a random forest (Breiman 2001): trees on bootstrap samples, features drawn by node. */
public final class ForestGrower {
  private record BaggedTree(int index, GrownTree tree, OutOfBag outOfBag) {}

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
    ExecutorService threads =
        Executors.newFixedThreadPool(
            parameters.threads(),
            task -> {
              Thread thread = new Thread(task, "orchard-trees");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return gather(submit(threads), progress);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a tree could not be grown", failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private CompletionService<BaggedTree> submit(ExecutorService threads) {
    SplittableRandom seeds = new SplittableRandom(parameters.seed());
    CompletionService<BaggedTree> grown = new ExecutorCompletionService<>(threads);
    for (int tree = 0; tree < parameters.trees(); tree++) {
      int index = tree;
      long seed = seeds.nextLong();
      grown.submit(() -> growTree(index, seed));
    }
    return grown;
  }

  /**
   * Takes every tree in its turn, whenever it was grown, so that neither the forest nor the sums of
   * the rows out of its bag depend on the threads. A tree over bins is let go at once.
   */
  private GrownForest gather(CompletionService<BaggedTree> grown, IntConsumer progress)
      throws InterruptedException, ExecutionException {
    ForestBuilder builder =
        ForestBuilder.create(rows.columns().size(), rows.outputCount())
            .aggregation(Aggregation.MEAN);
    double[][] sums = new double[rows.outputCount()][rows.rowCount()];
    int[] counts = new int[rows.rowCount()];
    BaggedTree[] waiting = new BaggedTree[parameters.trees()];
    int next = 0;
    for (int count = 1; count <= waiting.length; count++) {
      BaggedTree tree = grown.take().get();
      waiting[tree.index()] = tree;
      for (; next < waiting.length && waiting[next] != null; next++) {
        waiting[next].outOfBag().addTo(sums, counts, waiting[next].tree());
        waiting[next].tree().writeTo(builder.addTree(), rows.columns());
        waiting[next] = null;
      }
      progress.accept(count);
    }
    return new GrownForest(builder.build(), means(sums, counts));
  }

  private BaggedTree growTree(int index, long seed) throws InterruptedException {
    TreeGrower grower = new TreeGrower(rows, parameters, seed);
    GrownTree tree = grower.grow();
    return new BaggedTree(index, tree, OutOfBag.of(grower.outOfBag(), tree, rows.columns()));
  }

  /** NaN for a row that every tree saw. */
  private static double[][] means(double[][] sums, int[] counts) {
    for (double[] sum : sums) {
      for (int row = 0; row < sum.length; row++) {
        sum[row] = counts[row] == 0 ? Double.NaN : sum[row] / counts[row];
      }
    }
    return sums;
  }
}
