package dev.orchard.benchmarks.peer;

import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds for one row alone and for {@value #ROWS} rows at once, of one booster that XGBoost
 * trained, by every engine that can be given it, each on one thread. An engine that does not agree
 * with ours on every row is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PeerBenchmark {
  static final int ROWS = 16_384;

  private static final Path FOLDER = Path.of("benchmarks", "target");

  /** Trees x most depth x features. */
  @Param({"200x6x20", "500x8x50", "100x12x20"})
  public String shape;

  @Param({"ORCHARD", "XGBOOST", "H2O", "LIGHTGBM", "ONNX_RUNTIME", "SMILE", "JPMML"})
  public String engine;

  private Peer peer;
  private int next;

  @Setup
  public void load() throws Exception {
    String[] sizes = shape.split("x", -1);
    int features = Integer.parseInt(sizes[2]);
    BoostedModel model =
        BoostedModel.of(FOLDER, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), features);
    Rows rows = new Rows(ROWS, features, 11);
    peer = Engine.valueOf(engine).load(model, rows);
    Agreement.check(peer, new OrchardPeer(model.forest(), rows));
  }

  @Benchmark
  public double singleRow() {
    return peer.score(next++ & (ROWS - 1));
  }

  @Benchmark
  public double[] batch() {
    return peer.scoreAll();
  }

  @TearDown
  public void close() {
    peer.close();
  }
}
