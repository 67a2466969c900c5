package dev.orchard.model.scoring;

import dev.orchard.model.json.JsonValue;

/**
 * The smallest change of one feature that grants a wish.
 *
 * @param from the value in the row; null in JSON if missing
 * @param to the value that grants it
 * @param distance for a number in standard deviations of the training, for a category or boolean 1
 * @param prediction of the changed row
 */
public record Counterfactual(
    String feature, JsonValue from, JsonValue to, double distance, Prediction prediction) {}
