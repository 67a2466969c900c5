package dev.orchard.model.scoring;

/** The true number lies from lower to upper in about {@code confidenceLevel} of all cases. */
public record Interval(double lower, double upper, double confidenceLevel) {}
