package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import dev.orchard.formats.catboost.CatboostReader;
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
 * As {@link PeerBenchmark}, for CatBoost's oblivious trees, which CatBoost alone scores natively:
 * both engines read the same JSON.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ObliviousBenchmark {
  static final int ROWS = PeerBenchmark.ROWS;

  /** Trees x depth x features. */
  @Param({"200x6x20", "500x8x50", "100x12x20"})
  public String shape;

  @Param({"ORCHARD", "CATBOOST"})
  public String engine;

  private Peer peer;
  private int next;

  @Setup
  public void load() throws Exception {
    String[] sizes = shape.split("x", -1);
    int features = Integer.parseInt(sizes[2]);
    byte[] json =
        ObliviousModel.json(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), features, 5);
    Forest forest = new CatboostReader().read(json).forest();
    Rows rows = new Rows(ROWS, features, 11);
    OrchardPeer ours = new OrchardPeer(forest, rows);
    peer = engine.equals("CATBOOST") ? new CatboostPeer(json, rows) : ours;
    Agreement.check(peer, ours);
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
