/**
 * Fits tree ensembles. A {@link dev.orchard.training.trainer.Trainer} gives a compact forest; what
 * library grew its trees is nobody else's business.
 */
package dev.orchard.training.trainer;
