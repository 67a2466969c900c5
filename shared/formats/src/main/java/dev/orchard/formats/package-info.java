/**
 * Readers and writers of other tools' models. A foreign model is read once, when a version is made,
 * and becomes the compact forest; serving reads nothing else. Each format has a package of its own;
 * this one holds what they have in common.
 *
 * <p>Imports the forest and the model vocabulary, and no native library: those are the oracles of
 * the tests.
 */
package dev.orchard.formats;
