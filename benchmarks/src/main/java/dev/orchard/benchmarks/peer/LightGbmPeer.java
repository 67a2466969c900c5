package dev.orchard.benchmarks.peer;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;

/** LightGBM's own library through lightgbm4j; the native library needs libgomp. */
final class LightGbmPeer implements Peer {
  private static final String ONE_THREAD = "num_threads=1";

  private final LGBMBooster booster;
  private final Rows rows;

  LightGbmPeer(String text, Rows rows) throws LGBMException {
    booster = LGBMBooster.loadModelFromString(text);
    this.rows = rows;
  }

  @Override
  public double score(int row) {
    try {
      return booster.predictForMatSingleRow(rows.row(row), PredictionType.C_API_PREDICT_RAW_SCORE);
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double[] scoreAll() {
    try {
      return booster.predictForMat(
          rows.all(),
          rows.count(),
          rows.features(),
          true,
          PredictionType.C_API_PREDICT_RAW_SCORE,
          ONE_THREAD);
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      booster.close();
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }
}
