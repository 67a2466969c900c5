package dev.orchard.benchmarks.peer;

import dev.orchard.formats.ForeignModelReader;
import dev.orchard.formats.lightgbm.LightGbmReader;
import dev.orchard.formats.xgboost.XgboostReader;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** Libraries that split categories into sets: how each trains a booster and scores it. */
enum CategoricalModel {
  LIGHTGBM {
    @Override
    byte[] train(Shape shape, Rows rows, float[] labels) throws Exception {
      String categorical =
          IntStream.range(0, rows.features())
              .filter(feature -> feature % 2 == 0)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(","));
      String parameters =
          "objective=regression max_depth=%d num_leaves=%d min_data_in_leaf=1 learning_rate=0.1"
                  .formatted(
                      shape.depth(), shape.leaves() > 0 ? shape.leaves() : 1 << shape.depth())
              + " feature_fraction_bynode=0.5 verbosity=-1 num_threads=1 seed=7"
              + " categorical_feature="
              + categorical;
      try (LGBMDataset data =
          LGBMDataset.createFromMat(
              rows.all(), rows.count(), rows.features(), true, parameters, null)) {
        data.setField("label", labels);
        try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
          for (int tree = 0; tree < shape.trees(); tree++) {
            booster.updateOneIter();
          }
          return booster
              .saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN)
              .getBytes(StandardCharsets.UTF_8);
        }
      }
    }

    @Override
    ForeignModelReader reader() {
      return new LightGbmReader();
    }

    @Override
    Peer peer(byte[] file, Rows rows) throws Exception {
      return new LightGbmPeer(new String(file, StandardCharsets.UTF_8), rows);
    }
  },

  XGBOOST {
    @Override
    byte[] train(Shape shape, Rows rows, float[] labels) throws Exception {
      DMatrix matrix = new DMatrix(rows.all(), rows.count(), rows.features(), Float.NaN);
      String[] types = new String[rows.features()];
      Arrays.setAll(types, feature -> feature % 2 == 0 ? "c" : "float");
      matrix.setFeatureTypes(types);
      matrix.setLabel(labels);
      Booster booster =
          XGBoost.train(
              matrix, BoostedModel.parameters(shape), shape.trees(), Map.of(), null, null);
      return booster.toByteArray("ubj");
    }

    @Override
    ForeignModelReader reader() {
      return new XgboostReader();
    }

    @Override
    Peer peer(byte[] file, Rows rows) throws Exception {
      return new XgboostPeer(file, rows);
    }
  };

  /** Codes of a categorical feature. */
  static final int CATEGORIES = 24;

  private static final int TRAINING_ROWS = 40_000;

  /** Trains a booster on numbers and categories. */
  abstract byte[] train(Shape shape, Rows rows, float[] labels) throws Exception;

  /** Our reader of the library's file. */
  abstract ForeignModelReader reader();

  /** The library itself. */
  abstract Peer peer(byte[] file, Rows rows) throws Exception;

  /** Trains on the first call; the later forks of a run read what the first has written. */
  byte[] file(Path folder, Shape shape) throws Exception {
    Path file = folder.resolve("categorical-%s-%s".formatted(name(), shape.text()));
    if (!Files.exists(file)) {
      Rows rows = Rows.withCategories(TRAINING_ROWS, shape.features(), CATEGORIES, 3);
      Files.createDirectories(folder);
      Files.write(file, train(shape, rows, labels(rows)));
    }
    return Files.readAllBytes(file);
  }

  /** Each code of the first two features has an effect of its own. */
  private static float[] labels(Rows rows) {
    Random random = new Random(5);
    double[] first = random.doubles(CATEGORIES, -2, 2).toArray();
    double[] second = random.doubles(CATEGORIES, -2, 2).toArray();
    float[] labels = new float[rows.count()];
    for (int i = 0; i < labels.length; i++) {
      float[] row = rows.row(i);
      double effects = first[(int) row[0]] * row[1] + second[(int) row[2]] * Math.sin(3 * row[3]);
      labels[i] = (float) (effects + random.nextGaussian());
    }
    return labels;
  }
}
