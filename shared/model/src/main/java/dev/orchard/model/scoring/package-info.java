/**
 * From a row to a prediction: the forest's output, calibrated, with confidence, interval,
 * recommended action and warnings. Only what serving applies lives here; fitting belongs to
 * training.
 *
 * <p>May import {@code dev.orchard.forest}, {@code dev.orchard.model}, its {@code feature} and
 * {@code json} packages.
 */
package dev.orchard.model.scoring;
