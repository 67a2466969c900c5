/**
 * Where training data comes from: a {@link dev.orchard.training.source.TrainingSource} streams
 * columns into a {@link dev.orchard.training.source.TrainingTable}, never the whole table as
 * objects. DuckDB reads files.
 */
package dev.orchard.training.source;
