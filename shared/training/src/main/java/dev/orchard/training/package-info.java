/**
 * Turns a model spec into a version: {@link dev.orchard.training.TrainingPipeline} reads the
 * source, learns the encoding, holds rows out, fits, calibrates, evaluates, asks the gate,
 * publishes and keeps the run.
 *
 * <p>May import {@code registry}, {@code model}, {@code forest} and its own subpackages, which may
 * import of this package the failures and the progress listener only.
 */
package dev.orchard.training;
