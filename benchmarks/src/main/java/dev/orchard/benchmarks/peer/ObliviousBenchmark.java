package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import dev.orchard.formats.catboost.CatboostReader;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** CatBoost's oblivious trees, which CatBoost alone scores natively: both read the same JSON. */
public class ObliviousBenchmark extends PeerComparison {
  @Param({"ORCHARD", "CATBOOST"})
  public String engine;

  /** Trees x depth x features: such trees do not grow leaf by leaf. */
  @Param({"200x6x20", "500x8x50", "100x12x20"})
  public String shape;

  @Setup
  public void load() throws Exception {
    Shape shape = Shape.of(this.shape);
    if (shape.depth() == 0) {
      throw new IllegalArgumentException("oblivious trees grow level by level, not " + this.shape);
    }
    byte[] json = ObliviousModel.json(shape.trees(), shape.depth(), shape.features(), 5);
    Forest forest = new CatboostReader().read(json).forest();
    Rows rows = Rows.ofNumbers(ROWS, shape.features(), 11);
    OrchardPeer ours = new OrchardPeer(forest, rows);
    compare(engine.equals("CATBOOST") ? new CatboostPeer(json, rows) : ours, ours);
  }
}
