package dev.orchard.model.evaluation;

/**
 * What was promised to some rows and what came true.
 *
 * @param predicted the mean probability that they were given
 * @param observed the share of them for which it came true
 */
public record CalibrationPoint(double predicted, double observed, long rows) {}
