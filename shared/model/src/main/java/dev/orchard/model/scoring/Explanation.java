package dev.orchard.model.scoring;

import java.util.List;
import java.util.Optional;

/**
 * Why a prediction is what it is: {@code baselineValue}, the contributions and {@code
 * remainingContribution} add up to {@code margin}.
 *
 * @param explainedClass whose margin is explained: of two classes the positive one, of more the
 *     predicted one; empty for numbers
 * @param baselineValue the margin expected of a row of which nothing is known
 * @param margin of the row, before link and calibration
 * @param contributions the largest first
 * @param remainingContribution the sum of those left out
 * @param probability of classifications, unless margin and probability moved in opposite
 *     directions, as the other classes' margins can make them
 * @param interactions the largest first
 */
public record Explanation(
    Optional<String> explainedClass,
    double baselineValue,
    double margin,
    List<Contribution> contributions,
    double remainingContribution,
    Optional<ProbabilityScale> probability,
    List<Interaction> interactions) {
  public Explanation {
    contributions = List.copyOf(contributions);
    interactions = List.copyOf(interactions);
  }
}
