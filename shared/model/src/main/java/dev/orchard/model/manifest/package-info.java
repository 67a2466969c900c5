/**
 * What is stored about a model: the manifest of a version, its baseline and model card, the model
 * document with aliases and history, and runs; each with its JSON. Readers tolerate members they do
 * not know and refuse formats newer than their own.
 *
 * <p>May import every other package of this module and {@code dev.orchard.forest}.
 */
package dev.orchard.model.manifest;
