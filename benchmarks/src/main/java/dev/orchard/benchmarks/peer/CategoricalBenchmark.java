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

  /** See {@link Shape#of}. */
  @Param({"200x6x20", "500x8x50", "100x12x20", "200x31Lx20", "200x255Lx50"})
  public String shape;

  @Setup
  public void load() throws Exception {
    Shape shape = Shape.of(this.shape);
    CategoricalModel model = CategoricalModel.valueOf(trainer);
    byte[] file = model.file(FOLDER, shape);
    Rows rows = Rows.withCategories(ROWS, shape.features(), CategoricalModel.CATEGORIES, 11);
    Forest forest = model.reader().read(file).forest();
    OrchardPeer ours = new OrchardPeer(forest, rows);
    compare(engine.equals("ITSELF") ? model.peer(file, rows) : ours, ours);
  }
}
