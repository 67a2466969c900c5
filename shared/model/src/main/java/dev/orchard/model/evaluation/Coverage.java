package dev.orchard.model.evaluation;

/**
 * How often intervals or class sets held the truth on held-out rows.
 *
 * @param confidenceLevel that was asked for
 * @param coverage share of the rows whose truth was held
 * @param meanSize mean width of the intervals in the label's unit, or mean number of classes
 */
public record Coverage(double confidenceLevel, double coverage, double meanSize) {}
