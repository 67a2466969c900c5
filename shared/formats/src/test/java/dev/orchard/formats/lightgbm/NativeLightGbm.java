package dev.orchard.formats.lightgbm;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import dev.orchard.formats.Diamonds;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;

/** LightGBM itself, through lightgbm4j. */
final class NativeLightGbm implements AutoCloseable {
  /** The most outputs a row of any test. */
  private static final int OUTPUTS = 8;

  /** {@code C_API_DTYPE_FLOAT64}. */
  private static final int DOUBLES = 1;

  private final LGBMBooster booster;

  private NativeLightGbm(LGBMBooster booster) {
    this.booster = booster;
  }

  /** Ends the test as skipped, and says so, where the library does not load. */
  static void assumeItLoads() {
    try {
      LGBMBooster.loadNative();
    } catch (IOException | LinkageError e) {
      String reason =
          "LightGBM's native library does not load (it needs libgomp1, for example by"
              + " 'apt-get install libgomp1'); its agreement with ours is NOT tested here: "
              + e.getMessage();
      System.err.println(reason);
      Assumptions.abort(reason);
    }
  }

  static NativeLightGbm train(double[] rows, float[] labels, String parameters, int iterations)
      throws LGBMException {
    String all = parameters + " verbosity=-1 num_threads=1 seed=7 deterministic=true";
    try (LGBMDataset data =
        LGBMDataset.createFromMat(rows, labels.length, Diamonds.WIDTH, true, all, null)) {
      data.setFeatureNames(Diamonds.FEATURES.toArray(String[]::new));
      data.setField("label", labels);
      LGBMBooster booster = LGBMBooster.create(data, all);
      for (int i = 0; i < iterations; i++) {
        booster.updateOneIter();
      }
      return new NativeLightGbm(booster);
    }
  }

  byte[] file() throws LGBMException {
    return booster
        .saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN)
        .getBytes(StandardCharsets.UTF_8);
  }

  double[] margins(double[] rows) throws LGBMException {
    return predict(rows, PredictionType.C_API_PREDICT_RAW_SCORE);
  }

  double[] scores(double[] rows) throws LGBMException {
    return predict(rows, PredictionType.C_API_PREDICT_NORMAL);
  }

  /** Goes past lightgbm4j's own method, which makes room for a single output a row. */
  private double[] predict(double[] rows, PredictionType type) throws LGBMException {
    SWIGTYPE_p_p_void handle = lightgbmlib.voidpp_handle();
    check(
        lightgbmlib.LGBM_BoosterLoadModelFromString(
            new String(file(), StandardCharsets.UTF_8), lightgbmlib.new_intp(), handle));
    SWIGTYPE_p_void loaded = lightgbmlib.voidpp_value(handle);
    SWIGTYPE_p_double input = lightgbmlib.new_doubleArray(rows.length);
    for (int i = 0; i < rows.length; i++) {
      lightgbmlib.doubleArray_setitem(input, i, rows[i]);
    }
    int rowCount = rows.length / Diamonds.WIDTH;
    SWIGTYPE_p_double output = lightgbmlib.new_doubleArray((long) rowCount * OUTPUTS);
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    check(
        lightgbmlib.LGBM_BoosterPredictForMat(
            loaded,
            lightgbmlib.double_to_voidp_ptr(input),
            DOUBLES,
            rowCount,
            Diamonds.WIDTH,
            1,
            type.getType(),
            0,
            -1,
            "num_threads=1",
            length,
            output));
    double[] predictions = new double[(int) lightgbmlib.int64_tp_value(length)];
    for (int i = 0; i < predictions.length; i++) {
      predictions[i] = lightgbmlib.doubleArray_getitem(output, i);
    }
    lightgbmlib.delete_doubleArray(input);
    lightgbmlib.delete_doubleArray(output);
    check(lightgbmlib.LGBM_BoosterFree(loaded));
    return predictions;
  }

  private static void check(int result) throws LGBMException {
    if (result != 0) {
      throw new LGBMException(lightgbmlib.LGBM_GetLastError());
    }
  }

  @Override
  public void close() throws LGBMException {
    booster.close();
  }
}
