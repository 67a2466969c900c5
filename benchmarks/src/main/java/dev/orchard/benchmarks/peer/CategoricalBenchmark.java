package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Boosters whose trees send sets of categories left, each by the library that trained it and by
 * ours: both read the same file.
 */
public class CategoricalBenchmark extends PeerComparison {
  private static final Path FOLDER = Path.of("benchmarks", "target");

  @Param({"LIGHTGBM", "XGBOOST"})
  public String trainer;

  @Param({"ORCHARD", "ITSELF"})
  public String engine;

  @Override
  Rows rows() {
    return Rows.withCategories(ROWS, size(2), CategoricalModel.CATEGORIES, 11);
  }

  @Setup
  public void load() throws Exception {
    CategoricalModel model = CategoricalModel.valueOf(trainer);
    byte[] file = model.file(FOLDER, size(0), size(1), size(2));
    Forest forest = model.reader().read(file).forest();
    OrchardPeer ours = new OrchardPeer(forest, rows());
    compare(engine.equals("ITSELF") ? model.peer(file, rows()) : ours, ours);
  }
}
