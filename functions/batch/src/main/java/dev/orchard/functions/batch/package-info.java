/**
 * The function that predicts for many rows: JSON at once, NDJSON and CSV as a stream in constant
 * memory.
 *
 * <p>A {@link dev.orchard.functions.batch.RecordReader} brings records whatever their format, a
 * {@link dev.orchard.functions.batch.RecordWriter} takes predictions whatever theirs; in between
 * blocks of {@value dev.orchard.functions.batch.BatchHandler#BLOCK_RECORDS} are scored. The classes
 * named Sql speak the protocol of BigQuery's remote functions, whose calls are records too. May
 * import {@code dev.orchard.serving} and what stands below it. Must not see training.
 */
package dev.orchard.functions.batch;
