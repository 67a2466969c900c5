/**
 * LightGBM's text files ({@code model.txt}), read into the compact forest.
 *
 * <p>A forest read here gives LightGBM's own margins: thresholds are compared as doubles, leaves
 * are added up as doubles in the order of the trees. Two deviations, both by design: a sigmoid
 * parameter other than 1 is multiplied into the leaves, so that margins are those of the plain
 * logistic function; and the value of a category must be a code, where LightGBM would cut off a
 * fraction.
 *
 * <p>Imports the forest, the JSON codec of the model vocabulary and the common part of the formats.
 */
package dev.orchard.formats.lightgbm;
