package dev.orchard.formats.catboost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The models that {@code src/test/golden/catboost_models.py} trains. */
final class GoldenModel {
  private GoldenModel() {}

  static byte[] json(String name) {
    return resource(name + ".json");
  }

  /** The same model in CatBoost's own format. */
  static byte[] binary(String name) {
    return resource(name + ".cbm");
  }

  private static byte[] resource(String name) {
    try (InputStream file = GoldenModel.class.getResourceAsStream("/catboost/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
