package dev.orchard.training.trainer;

import dev.orchard.forest.Forest;

/**
 * What a trainer gives back.
 *
 * @param forest over the columns of the data, in their order
 * @param modelType the name that people know: "RandomForestRegressor"
 * @param outOfBag what trees that had not seen a row say of it, row after row, with the forest's
 *     outputs; NaN for a row that every tree saw. Empty if the trainer holds no rows out.
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
public record FittedForest(Forest forest, String modelType, double[] outOfBag) {}
