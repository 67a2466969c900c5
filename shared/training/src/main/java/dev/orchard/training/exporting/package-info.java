/**
 * Versions for other tools: what a version knows, said in the words of formats.
 *
 * <p>Imports formats, the registry, the forest and the model vocabulary.
 */
package dev.orchard.training.exporting;
