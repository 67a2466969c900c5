package dev.orchard.training;

import dev.orchard.forest.Forest;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.scoring.Scorer;
import java.util.Optional;

/**
 * A fitted model that is not a version yet.
 *
 * @param calibratedOn the rows of calibration and intervals: "out-of-bag" or "none"
 */
record Candidate(
    Encoder encoder,
    Forest forest,
    String modelType,
    Optional<Classes> classes,
    Calibration calibration,
    String calibratedOn,
    Optional<Conformal> conformal,
    Optional<LabelRange> labelRange,
    Actions actions) {

  Scorer scorer() {
    return classes.isPresent()
        ? Scorer.classification(encoder, forest, classes.get(), calibration, actions)
        : Scorer.regression(encoder, forest, conformal, labelRange, actions);
  }
}
