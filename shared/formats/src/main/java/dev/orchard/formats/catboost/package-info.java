/**
 * Reads models that CatBoost saved as JSON: symmetric and other trees, numbers and one-hot
 * categories. What CatBoost computes from the training labels of a category (its counters) is not
 * in the trees, and refused by name.
 *
 * <p>Imports the document parsers of {@link dev.orchard.formats.document} and the forest.
 */
package dev.orchard.formats.catboost;
