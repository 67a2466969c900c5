package dev.orchard.training;

import dev.orchard.forest.Forest;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.scoring.Scorer;
import java.util.Map;
import java.util.Optional;

/**
 * A fitted model that is not a version yet.
 *
 * @param fitted calibration, intervals and sets of classes
 * @param fittedOn the rows those were fitted on: "out-of-bag", "held-out", "validation" or "none"
 * @param files the trainer's own artifacts by name
 */
record Candidate(
    Encoder encoder,
    Forest forest,
    String modelType,
    Optional<Classes> classes,
    FittedIntervals fitted,
    String fittedOn,
    Optional<LabelRange> labelRange,
    Actions actions,
    Map<String, byte[]> files) {

  Scorer scorer() {
    return classes.isPresent()
        ? Scorer.classification(
            encoder,
            forest,
            classes.get(),
            fitted.calibration().calibration(),
            fitted.sets(),
            actions)
        : Scorer.regression(encoder, forest, fitted.intervals(), labelRange, actions);
  }
}
