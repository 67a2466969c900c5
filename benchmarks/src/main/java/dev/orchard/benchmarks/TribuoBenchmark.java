package dev.orchard.benchmarks;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import dev.orchard.training.trainer.TribuoForestConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * One forest that Tribuo trained, scored and loaded by Tribuo and by its conversion, on the same
 * rows in the same run. The sizes of both files are printed once a trial.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TribuoBenchmark {
  private static final int TRAINING_ROWS = 4_000;
  private static final int ROWS = 1_024;

  /** Steps in a unit of a training value: Tribuo's time to train grows with the distinct values. */
  private static final int LEVELS = 16;

  /** Where the trained model waits for the next fork, below the project's folder. */
  private static final Path FOLDER = Path.of("benchmarks", "target");

  /** Trees x depth x features. */
  @Param({"200x6x20", "500x8x50", "100x12x20"})
  public String shape;

  private Model<Regressor> model;
  private Path modelFile;
  private Forest forest;
  private byte[] forestFile;
  private List<Example<Regressor>> examples;
  private double[][] rows;
  private double[] block;
  private double[] output;
  private double[] outputs;
  private int next;

  /** Trains once, on the first run; the later forks read that model. */
  @Setup
  public void prepare() throws IOException {
    SyntheticForest wanted = SyntheticForest.parse(shape);
    List<String> names = new ArrayList<>();
    for (int feature = 0; feature < wanted.features(); feature++) {
      names.add("feature_%02d".formatted(feature));
    }
    modelFile = FOLDER.resolve("tribuo-" + shape + ".pb");
    if (!Files.exists(modelFile)) {
      train(wanted, names).serializeToFile(modelFile);
    }
    model = Model.deserializeFromFile(modelFile).castModel(Regressor.class);
    forest = new TribuoForestConverter(names).regression(model, List.of("label"));
    forestFile = ForestFile.write(forest);
    System.out.printf(
        "%n%s, %,d nodes: Tribuo's protobuf %,d bytes, forest.bin %,d bytes%n",
        shape, forest.nodeCount(), Files.size(modelFile), forestFile.length);
    block = wanted.rows(ROWS, 7);
    rows = new double[ROWS][wanted.features()];
    examples = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(block, row * wanted.features(), rows[row], 0, wanted.features());
      examples.add(example(names, rows[row], 0));
    }
    output = new double[1];
    outputs = new double[ROWS];
  }

  private static Model<Regressor> train(SyntheticForest wanted, List<String> names) {
    MutableDataset<Regressor> dataset =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("benchmark", new RegressionFactory()),
            new RegressionFactory());
    Random noise = new Random(5);
    double[] values = wanted.rows(TRAINING_ROWS, 3);
    for (int row = 0; row < TRAINING_ROWS; row++) {
      double[] features = new double[wanted.features()];
      for (int feature = 0; feature < features.length; feature++) {
        features[feature] = Math.rint(LEVELS * values[row * features.length + feature]) / LEVELS;
      }
      double label = features[0] * features[1] + features[2] + noise.nextGaussian();
      dataset.add(example(names, features, label));
    }
    CARTRegressionTrainer tree =
        new CARTRegressionTrainer(wanted.depth(), 2f, 0f, 0.3f, false, new MeanSquaredError(), 11L);
    return new RandomForestTrainer<>(tree, new AveragingCombiner(), wanted.trees(), 13L)
        .train(dataset);
  }

  private static Example<Regressor> example(List<String> names, double[] features, double label) {
    return new ArrayExample<>(
        new Regressor("label", label), names.toArray(new String[0]), features);
  }

  @Benchmark
  public double tribuoSingleRow() {
    return model.predict(examples.get(next++ & (ROWS - 1))).getOutput().getValues()[0];
  }

  @Benchmark
  public double orchardSingleRow() {
    forest.score(rows[next++ & (ROWS - 1)], output);
    return output[0];
  }

  @Benchmark
  public Object tribuoBatchOf1024() {
    return model.predict(examples);
  }

  @Benchmark
  public double[] orchardBatchOf1024() {
    forest.scoreBlock(block, ROWS, outputs);
    return outputs;
  }

  @Benchmark
  public Model<?> tribuoLoad() throws IOException {
    return Model.deserializeFromFile(modelFile);
  }

  @Benchmark
  public Forest orchardLoad() throws IOException {
    return ForestFile.read(forestFile);
  }
}
