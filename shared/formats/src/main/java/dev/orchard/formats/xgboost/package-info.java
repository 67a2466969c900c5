/**
 * Reads models that XGBoost saved as JSON or UBJSON (from 1.6 on; tested against 3.0). Margins come
 * out bit for bit as XGBoost's own, in float.
 *
 * <p>Imports the document parsers of {@link dev.orchard.formats.document} and the forest.
 */
package dev.orchard.formats.xgboost;
