package dev.orchard.benchmarks;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import dev.orchard.forest.InputPrecision;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds to score one row alone, one row of a block, and to read a forest from its bytes.
 *
 * <p>The single row changes with every call, out of {@value #ROWS}: scoring the same row again and
 * again would teach the branch predictor the way.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ForestBenchmark {
  static final int ROWS = 16_384;

  /** Trees x depth x features. */
  @Param({"200x6x20", "500x8x50", "100x12x20"})
  public String shape;

  @Param({"FLOAT32", "FLOAT64"})
  public InputPrecision precision;

  private Forest forest;
  private byte[] file;
  private double[] block;
  private double[][] rows;
  private double[] output;
  private double[] outputs;
  private int next;

  @Setup
  public void prepare() {
    SyntheticForest synthetic = SyntheticForest.parse(shape);
    forest = synthetic.build(precision, 1);
    file = ForestFile.write(forest);
    block = synthetic.rows(ROWS, 2);
    rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = Arrays.copyOfRange(block, i * synthetic.features(), (i + 1) * synthetic.features());
    }
    output = new double[1];
    outputs = new double[ROWS];
  }

  @Benchmark
  public double singleRow() {
    forest.score(rows[next++ & (ROWS - 1)], output);
    return output[0];
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double[] rowOfABlock() {
    forest.scoreBlock(block, ROWS, outputs);
    return outputs;
  }

  @Benchmark
  public Forest read() {
    return ForestFile.read(file);
  }
}
