package dev.orchard.formats;

import dev.orchard.formats.catboost.CatboostReader;
import dev.orchard.formats.lightgbm.LightGbmReader;
import dev.orchard.formats.onnx.OnnxReader;
import dev.orchard.formats.xgboost.XgboostReader;
import java.nio.charset.StandardCharsets;

/** Reads a model of any format, told by what is in the file and not by its name. */
public final class ForeignModels {
  /** No larger file is read. A parsed one can take a dozen times as much memory for a while. */
  public static final int MOST_BYTES = 1 << 28;

  /** Protobuf has no mark of its own; every ONNX file starts with the number of its version. */
  private static final String ONNX_VERSION_FIELD = "\b";

  private ForeignModels() {}

  /**
   * Converts a model.
   *
   * @param bytes the whole file
   * @throws ForeignModelException if the format is not known or known to be unreadable, the file is
   *     damaged or hostile, or it holds what the compact forest cannot say exactly
   */
  public static ForeignModel read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new ForeignModelException(
          "the model file has %d bytes, and %d are possible".formatted(bytes.length, MOST_BYTES));
    }
    return reader(new Content(bytes)).read(bytes);
  }

  private static ForeignModelReader reader(Content content) {
    if (content.startsWith("tree\n") || content.startsWith("tree\r\n")) {
      return new LightGbmReader();
    }
    if (XgboostReader.isUbjson(content.bytes) || content.isJsonWith("\"learner_model_param\"")) {
      return new XgboostReader();
    }
    if (content.isJsonWith("\"features_info\"")) {
      return new CatboostReader();
    }
    if (content.startsWith(ONNX_VERSION_FIELD)) {
      return new OnnxReader();
    }
    refuseTheUnreadable(content);
    throw new ForeignModelException(
        "the model file is of no known format: XGBoost JSON or UBJSON, LightGBM text, ONNX and"
            + " CatBoost JSON are");
  }

  /** Names what people are likely to hand over in place of a readable file. */
  private static void refuseTheUnreadable(Content content) {
    if (content.isJsonWith("\"feature_infos\"")) {
      throw new ForeignModelException(
          "this is LightGBM's JSON dump, which leaves out what scoring needs; save_model writes"
              + " the text format");
    }
    if (content.startsWith("CBM1")) {
      throw new ForeignModelException(
          "this is CatBoost's binary format; save the model with format=\"json\", pool=…");
    }
    if (content.startsWith("binf") || content.startsWith("bs64")) {
      throw new ForeignModelException(
          "this is XGBoost's old binary format; load it with XGBoost up to 3.0 and save it as"
              + " .ubj or .json");
    }
    if (content.startsWith("\u0080")) {
      throw new ForeignModelException(
          "this is a Python pickle, which runs code when it is opened; save the model in its own"
              + " format, or a scikit-learn model as ONNX");
    }
    if (content.isJsonWithoutEnd()) {
      throw new ForeignModelException(
          "the JSON ends in the middle: the file was not written or copied to its end");
    }
    if (content.startsWith("PK\u0003\u0004")) {
      throw new ForeignModelException("this is a ZIP archive; hand over the model file in it");
    }
  }

  /** A file looked at as bytes that are characters. */
  private static final class Content {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean startsWith(String start) {
      byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
      if (bytes.length < wanted.length) {
        return false;
      }
      for (int i = 0; i < wanted.length; i++) {
        if (bytes[i] != wanted[i]) {
          return false;
        }
      }
      return true;
    }

    boolean isJsonWith(String name) {
      return isJson() && new String(bytes, StandardCharsets.ISO_8859_1).contains(name);
    }

    boolean isJsonWithoutEnd() {
      int last = bytes.length - 1;
      while (last >= 0 && isSpace(bytes[last])) {
        last--;
      }
      return isJson() && bytes[last] != '}';
    }

    private boolean isJson() {
      int first = 0;
      while (first < bytes.length && isSpace(bytes[first])) {
        first++;
      }
      return first < bytes.length && bytes[first] == '{';
    }

    private static boolean isSpace(byte character) {
      return character > 0 && character <= ' ';
    }
  }
}
