package dev.orchard.benchmarks.peer;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One booster that XGBoost trained, by every engine that can be given it. */
public class PeerBenchmark extends PeerComparison {
  private static final Path FOLDER = Path.of("benchmarks", "target");

  @Param({"ORCHARD", "XGBOOST", "H2O", "LIGHTGBM", "ONNX_RUNTIME", "SMILE", "JPMML"})
  public String engine;

  /** See {@link Shape#of}. */
  @Param({"200x6x20", "500x8x50", "100x12x20", "200x31Lx20", "200x255Lx50"})
  public String shape;

  @Setup
  public void load() throws Exception {
    Shape shape = Shape.of(this.shape);
    BoostedModel model = BoostedModel.of(FOLDER, shape);
    Rows rows = Rows.ofNumbers(ROWS, shape.features(), 11);
    compare(Engine.valueOf(engine).load(model, rows), new OrchardPeer(model.forest(), rows));
  }
}
