package dev.orchard.benchmarks;

import dev.orchard.forest.Explainer;
import dev.orchard.forest.Forest;
import dev.orchard.formats.xgboost.XgboostReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds to explain one row, by us and by XGBoost on one thread, with the same model: trained
 * by XGBoost on a smooth function of ten of its features, noise added.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ExplanationBenchmark {
  private static final int ROWS = 1_024;
  private static final int TRAINING_ROWS = 50_000;
  private static final int FEATURES = 20;

  /** Trees x depth. */
  @Param({"200x6", "100x10"})
  public String shape;

  private Explainer explainer;
  private Booster booster;
  private double[][] rows;
  private DMatrix[] matrices;
  private double[] contributions;
  private double[] interactions;
  private int next;

  @Setup
  public void prepare() throws XGBoostError {
    String[] parts = shape.split("x", -1);
    float[] training = values(TRAINING_ROWS, 1);
    DMatrix data = new DMatrix(training, TRAINING_ROWS, FEATURES, Float.NaN);
    data.setLabel(labels(training));
    Map<String, Object> parameters =
        Map.of("max_depth", parts[1], "nthread", 1, "seed", 1, "verbosity", 0);
    booster = XGBoost.train(data, parameters, Integer.parseInt(parts[0]), Map.of(), null, null);
    Forest forest = new XgboostReader().read(booster.toByteArray("ubj")).forest();
    explainer = Explainer.of(forest);
    float[] values = values(ROWS, 2);
    rows = new double[ROWS][FEATURES];
    matrices = new DMatrix[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float[] one = Arrays.copyOfRange(values, row * FEATURES, (row + 1) * FEATURES);
      matrices[row] = new DMatrix(one, 1, FEATURES, Float.NaN);
      for (int feature = 0; feature < FEATURES; feature++) {
        rows[row][feature] = one[feature];
      }
    }
    contributions = new double[FEATURES];
    interactions = new double[FEATURES * FEATURES];
  }

  private static float[] values(int rowCount, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rowCount * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 4 - 2;
    }
    return values;
  }

  private static float[] labels(float[] values) {
    Random random = new Random(3);
    float[] labels = new float[values.length / FEATURES];
    for (int row = 0; row < labels.length; row++) {
      double sum = 0.3 * random.nextGaussian();
      for (int i = 0; i < FEATURES / 2; i++) {
        double value = values[row * FEATURES + i];
        sum += Math.sin((i + 1) * value) + value * values[row * FEATURES + (i + 1) % FEATURES] / 3;
      }
      labels[row] = (float) sum;
    }
    return labels;
  }

  @Benchmark
  public double[] contributions() {
    explainer.contributions(rows[next++ & (ROWS - 1)], 0, contributions);
    return contributions;
  }

  @Benchmark
  public double[] interactions() {
    explainer.interactions(rows[next++ & (ROWS - 1)], 0, interactions);
    return interactions;
  }

  @Benchmark
  public float[][] xgboostContributions() throws XGBoostError {
    return booster.predictContrib(matrices[next++ & (ROWS - 1)], 0);
  }
}
