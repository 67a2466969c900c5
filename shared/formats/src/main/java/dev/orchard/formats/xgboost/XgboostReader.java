package dev.orchard.formats.xgboost;

import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelReader;
import dev.orchard.formats.document.JsonDocument;
import dev.orchard.formats.document.Part;
import dev.orchard.formats.document.UbjsonDocument;

/**
 * Reads XGBoost's JSON and UBJSON, which say the same in two encodings: boosted trees, DART and
 * random forests; numbers and categories; one output a tree and vector leaves.
 *
 * <p>If training stopped early, the trees up to the {@code best_iteration} that the file names are
 * taken and the later ones left out, as XGBoost's scikit-learn interface predicts.
 *
 * <p>A category is a code here as there. XGBoost cuts the fraction off a code that is not whole;
 * for the forest such a value is in no set.
 */
public final class XgboostReader implements ForeignModelReader {
  @Override
  public ForeignModel read(byte[] bytes) {
    if (isUbjson(bytes)) {
      return XgboostModel.convert(UbjsonDocument.read(bytes), ForeignFormat.XGBOOST_UBJSON);
    }
    return XgboostModel.convert(readJson(bytes), ForeignFormat.XGBOOST_JSON);
  }

  /**
   * Whether an object is in the one encoding or the other. In UBJSON the type of a name's length
   * follows the brace, a letter; in JSON the quote of a name or white space.
   */
  public static boolean isUbjson(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == '{' && Character.isLetter(bytes[1]);
  }

  private static Part readJson(byte[] bytes) {
    return JsonDocument.read(bytes, Float::parseFloat);
  }
}
