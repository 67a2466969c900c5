package dev.orchard.formats;

/** The file formats that can be read. */
public enum ForeignFormat {
  XGBOOST_JSON,
  XGBOOST_UBJSON,
  LIGHTGBM_TEXT,
  ONNX,
  CATBOOST_JSON;

  /** CatBoost writes down only the categories that a split asks for. */
  public boolean listsEveryCategory() {
    return this != CATBOOST_JSON;
  }
}
