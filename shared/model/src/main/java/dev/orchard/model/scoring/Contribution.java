package dev.orchard.model.scoring;

import dev.orchard.model.json.JsonValue;
import java.util.OptionalDouble;

/**
 * What one feature added to a margin.
 *
 * @param value of the feature in the row; null in JSON if missing
 * @param contribution in the unit of the margin
 * @param probabilityContribution its share of how far the probability is from that of a row of
 *     which nothing is known; classification only
 */
public record Contribution(
    String feature, JsonValue value, double contribution, OptionalDouble probabilityContribution) {}
