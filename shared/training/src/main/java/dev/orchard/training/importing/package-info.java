/**
 * What makes a version of a model that another tool trained: whether it fits its spec, and how rows
 * become the numbers that it understands.
 *
 * <p>Imports formats, the forest and the model vocabulary.
 */
package dev.orchard.training.importing;
