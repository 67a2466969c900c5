package dev.orchard.benchmarks.peer;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;

/** H2O's reader of XGBoost models in plain Java. It has no way for a batch: rows one by one. */
final class H2oPeer implements Peer {
  private final Predictor predictor;
  private final Rows rows;

  H2oPeer(BoostedModel model, Rows rows) throws IOException {
    predictor = new Predictor(new ByteArrayInputStream(Files.readAllBytes(model.oldFile())));
    this.rows = rows;
  }

  @Override
  public double score(int row) {
    return predictor.predictSingle(FVec.Transformer.fromArray(rows.row(row), false));
  }

  @Override
  public double[] scoreAll() {
    double[] margins = new double[rows.count()];
    for (int row = 0; row < margins.length; row++) {
      margins[row] = score(row);
    }
    return margins;
  }
}
