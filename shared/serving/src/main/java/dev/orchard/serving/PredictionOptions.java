package dev.orchard.serving;

import dev.orchard.model.ModelReference;
import dev.orchard.model.scoring.ScoreOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What a request says apart from its features.
 *
 * @param model the version asked for
 * @param scoring how to score
 * @param timeout how long the client will wait, if it said
 * @param explanation whether and how to explain
 */
public record PredictionOptions(
    ModelReference model,
    ScoreOptions scoring,
    Optional<Duration> timeout,
    ExplanationRequest explanation) {}
