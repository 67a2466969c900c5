/**
 * What held-out rows said of a version: bounds of its metrics, confusion matrix, curves, measured
 * coverage and warnings. Kept in the manifest; measuring belongs to training.
 *
 * <p>May import {@code dev.orchard.model} and its {@code json} package.
 */
package dev.orchard.model.evaluation;
