/**
 * Reads the JSON and UBJSON of foreign model files into one tree of values, and hands it out piece
 * by piece.
 *
 * <p>Requests and stored documents go through {@link dev.orchard.model.json}; model files cannot.
 * They say NaN and Infinity, which that codec refuses as JSON does, and hold millions of numbers,
 * which must lie in plain arrays and not be objects of their own. Both parsers here are bounded:
 * memory is proportional to the file, depth has a limit, and nothing is allocated on the word of a
 * count that the rest of the file could not fill.
 *
 * <p>Imports the exceptions of {@link dev.orchard.formats} alone.
 */
package dev.orchard.formats.document;
