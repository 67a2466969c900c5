package dev.orchard.model.scoring;

/**
 * Where an explanation begins and ends on the scale of probabilities, both calibrated.
 *
 * @param baseline the probability at the baseline margin
 * @param probability of the row
 */
public record ProbabilityScale(double baseline, double probability) {}
