package dev.orchard.benchmarks.peer;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One booster that XGBoost trained, by every engine that can be given it. */
public class PeerBenchmark extends PeerComparison {
  private static final Path FOLDER = Path.of("benchmarks", "target");

  @Param({"ORCHARD", "XGBOOST", "H2O", "LIGHTGBM", "ONNX_RUNTIME", "SMILE", "JPMML"})
  public String engine;

  @Setup
  public void load() throws Exception {
    BoostedModel model = BoostedModel.of(FOLDER, size(0), size(1), size(2));
    Rows rows = rows();
    compare(Engine.valueOf(engine).load(model, rows), new OrchardPeer(model.forest(), rows));
  }
}
