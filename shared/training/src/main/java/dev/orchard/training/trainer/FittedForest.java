package dev.orchard.training.trainer;

import dev.orchard.forest.Forest;
import java.util.Map;

/**
 * What a trainer gives back.
 *
 * @param forest over the columns of the data, in their order
 * @param modelType the name that people know: "RandomForestRegressor"
 * @param outOfBag what trees that had not seen a row say of it, row after row, with the forest's
 *     outputs; NaN for a row that every tree saw. Empty if the trainer holds no rows out.
 * @param unseenRows what the rows are that {@code outOfBag} speaks of: "out-of-bag", "validation"
 * @param files the trainer's own artifacts by name, such as {@code source.ubj}
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
public record FittedForest(
    Forest forest,
    String modelType,
    double[] outOfBag,
    String unseenRows,
    Map<String, byte[]> files) {
  public FittedForest {
    files = Map.copyOf(files);
  }

  /** A forest of bagged trees, without artifacts. */
  public FittedForest(Forest forest, String modelType, double[] outOfBag) {
    this(forest, modelType, outOfBag, "out-of-bag", Map.of());
  }
}
