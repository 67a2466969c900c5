/**
 * What goes into a model: the features and their rules, one row of values, how rows are read from
 * JSON and text, and how they are encoded as the numbers a forest understands. The same encoder
 * object is used in training and in serving.
 *
 * <p>May import {@code dev.orchard.model} and {@code dev.orchard.model.json}.
 */
package dev.orchard.model.feature;
