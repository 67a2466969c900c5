/**
 * Random forests grown on binned columns: the trainer behind {@code random_forest}.
 *
 * <p>Every column is cut once into at most 255 bins at its quantiles; a node then needs one pass
 * over its rows for each sampled feature and one over the bins touched, whatever the values were.
 * Trees are grown side by side, each from its own seed, so the number of threads changes nothing
 * but the time.
 *
 * <p>Imports the JDK and {@code dev.orchard.forest} only; it knows nothing of specs or storage.
 */
package dev.orchard.training.histogram;
