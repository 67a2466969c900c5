package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One forest serves many threads, and leaves the garbage collector alone. */
final class ForestThreadsTest {
  private static final int FEATURES = 6;
  private static final int ROWS = 500;

  enum Shape {
    BUSHY(WalkedTrees.class) {
      @Override
      ReferenceForest reference() {
        return new RandomForests(7, FEATURES, 8, false)
            .forest(50, 3, Aggregation.SUM, Link.SOFTMAX, InputPrecision.FLOAT64);
      }
    },

    LOPSIDED(ChainedTrees.class) {
      @Override
      ReferenceForest reference() {
        return new RandomForests(7, FEATURES, 20, false)
            .caterpillars(50, 3, Aggregation.SUM, Link.SOFTMAX, InputPrecision.FLOAT64);
      }
    };

    private final Class<? extends RowSum> rowSum;

    Shape(Class<? extends RowSum> rowSum) {
      this.rowSum = rowSum;
    }

    abstract ReferenceForest reference();

    /** A forest that is scored in the way of its shape. */
    Forest forest() {
      Forest forest = reference().build(FEATURES);
      assertThat(forest.sums().rowSum()).isInstanceOf(rowSum);
      return forest;
    }
  }

  private final double[] rows = new RandomForests(8, FEATURES, 1, false).rows(ROWS);

  @ParameterizedTest
  @EnumSource
  void givesEveryThreadTheSameAnswers(Shape shape) throws Exception {
    Forest forest = shape.forest();
    double[] expected = new double[ROWS * 3];
    forest.scoreBlock(rows, ROWS, expected);
    int threads = 8;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(threads);
      List<Future<double[]>> answers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        answers.add(
            executor.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return scoreOneByOne(forest);
                }));
      }
      for (Future<double[]> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allocatesNothingOnceAThreadIsWarm(Shape shape) {
    Forest forest = shape.forest();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] row = new double[FEATURES];
    double[] output = new double[3];
    double[] outputs = new double[ROWS * 3];
    long scored = 0;
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1_000; i++) {
        forest.score(row, output);
        scored++;
      }
      forest.scoreBlock(rows, ROWS, outputs);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(scored).isEqualTo(5_000);
    assertThat(least).as("bytes for 1,000 rows and a block").isLessThan(1_000);
  }

  private double[] scoreOneByOne(Forest forest) {
    double[] scores = new double[ROWS * 3];
    double[] row = new double[FEATURES];
    double[] output = new double[3];
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(rows, i * FEATURES, row, 0, FEATURES);
      forest.score(row, output);
      System.arraycopy(output, 0, scores, i * 3, 3);
    }
    return scores;
  }
}
