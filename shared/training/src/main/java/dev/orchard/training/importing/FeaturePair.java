package dev.orchard.training.importing;

/**
 * A feature of the spec and the one of the model that it is.
 *
 * @param ours place in the spec
 * @param theirs place in the model
 */
record FeaturePair(int ours, int theirs) {}
