package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import dev.orchard.formats.catboost.CatboostReader;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** CatBoost's oblivious trees, which CatBoost alone scores natively: both read the same JSON. */
public class ObliviousBenchmark extends PeerComparison {
  @Param({"ORCHARD", "CATBOOST"})
  public String engine;

  @Setup
  public void load() throws Exception {
    byte[] json = ObliviousModel.json(size(0), size(1), size(2), 5);
    Forest forest = new CatboostReader().read(json).forest();
    Rows rows = rows();
    OrchardPeer ours = new OrchardPeer(forest, rows);
    compare(engine.equals("CATBOOST") ? new CatboostPeer(json, rows) : ours, ours);
  }
}
