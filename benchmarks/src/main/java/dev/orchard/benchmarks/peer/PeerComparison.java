package dev.orchard.benchmarks.peer;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds for one row alone and for {@value #ROWS} rows at once, by several engines with one
 * model, each on one thread. An engine that does not agree with ours on every row is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public abstract class PeerComparison {
  static final int ROWS = 16_384;

  private Peer peer;
  private int next;

  /** Measures an engine that gives the scores which ours gives. */
  final void compare(Peer engine, Peer ours) {
    peer = engine;
    Agreement.check(engine, ours);
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
