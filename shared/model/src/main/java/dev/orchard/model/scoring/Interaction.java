package dev.orchard.model.scoring;

/**
 * What two features added to a margin together, beyond what each adds alone. Half of it is part of
 * each feature's contribution.
 */
public record Interaction(String first, String second, double contribution) {}
