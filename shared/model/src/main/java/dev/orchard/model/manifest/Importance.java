package dev.orchard.model.manifest;

/** How much of the model rests on a feature; all of a version sum to 1. */
public record Importance(String feature, double importance) {}
