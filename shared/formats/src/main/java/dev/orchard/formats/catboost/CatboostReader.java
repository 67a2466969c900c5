package dev.orchard.formats.catboost;

import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelReader;
import dev.orchard.formats.document.JsonDocument;

/**
 * Reads CatBoost's JSON.
 *
 * <p>The file knows categories by their hashes, and by their names only if it was saved with the
 * training pool: {@code save_model(file, format="json", pool=pool)}. Without names nothing could be
 * scored, so they are demanded wherever a tree splits by category. A missing category equals none.
 */
public final class CatboostReader implements ForeignModelReader {
  @Override
  public ForeignModel read(byte[] bytes) {
    return CatboostModel.convert(JsonDocument.read(bytes, Double::parseDouble));
  }
}
