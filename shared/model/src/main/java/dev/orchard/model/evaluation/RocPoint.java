package dev.orchard.model.evaluation;

/**
 * What calling every row positive does whose probability reaches the threshold.
 *
 * @param falsePositiveRate share of the negative rows called positive
 * @param truePositiveRate share of the positive rows called positive
 */
public record RocPoint(double threshold, double falsePositiveRate, double truePositiveRate) {}
