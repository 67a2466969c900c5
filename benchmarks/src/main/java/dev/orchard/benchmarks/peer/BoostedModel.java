package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.onnx.OnnxExport;
import dev.orchard.formats.onnx.OnnxWriter;
import dev.orchard.formats.xgboost.XgboostReader;
import dev.orchard.model.scoring.Calibration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A booster that XGBoost trained, as its two files: the current format, and the old binary that
 * some peers alone read.
 *
 * @param file UBJSON
 * @param oldFile the deprecated binary
 */
record BoostedModel(Path file, Path oldFile) {
  private static final int TRAINING_ROWS = 40_000;

  /** Trains on the first call; the later forks of a run read what the first has written. */
  static BoostedModel of(Path folder, Shape shape) throws IOException, XGBoostError {
    String name = "booster-" + shape.text();
    BoostedModel model =
        new BoostedModel(folder.resolve(name + ".ubj"), folder.resolve(name + ".deprecated"));
    if (!Files.exists(model.oldFile)) {
      Booster booster = train(shape);
      write(booster, "ubj", model.file);
      write(booster, "deprecated", model.oldFile);
    }
    return model;
  }

  Forest forest() throws IOException {
    return read().forest();
  }

  /** The same model as ONNX, by our own writer. */
  byte[] onnx() throws IOException {
    ForeignModel model = read();
    return OnnxWriter.write(
        model.forest(),
        new OnnxExport(model.features(), model.task(), List.of(), new Calibration.None()));
  }

  private ForeignModel read() throws IOException {
    return new XgboostReader().read(Files.readAllBytes(file));
  }

  private static Booster train(Shape shape) throws XGBoostError {
    Rows rows = Rows.ofNumbers(TRAINING_ROWS, shape.features(), 3);
    Random noise = new Random(5);
    float[] labels = new float[TRAINING_ROWS];
    for (int i = 0; i < TRAINING_ROWS; i++) {
      float[] row = rows.row(i);
      labels[i] = (float) (row[0] * row[1] + Math.sin(3 * row[2]) + noise.nextGaussian());
    }
    DMatrix matrix = new DMatrix(rows.all(), TRAINING_ROWS, shape.features(), Float.NaN);
    matrix.setLabel(labels);
    return XGBoost.train(matrix, parameters(shape), shape.trees(), Map.of(), null, null);
  }

  /** What XGBoost trains every booster here with, on one thread. */
  static Map<String, Object> parameters(Shape shape) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", "reg:squarederror");
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", shape.depth());
    parameters.put("eta", 0.1);
    parameters.put("min_child_weight", 0);
    parameters.put("colsample_bynode", 0.5);
    parameters.put("nthread", 1);
    parameters.put("seed", 7);
    if (shape.leaves() > 0) {
      parameters.put("grow_policy", "lossguide");
      parameters.put("max_leaves", shape.leaves());
    }
    return parameters;
  }

  private static void write(Booster booster, String format, Path file)
      throws IOException, XGBoostError {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    booster.saveModel(bytes, format);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes.toByteArray());
  }
}
