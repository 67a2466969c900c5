package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads models that MLflow stored: a directory with {@code MLmodel} and a file of the tool's. */
public final class ModelDirectory {
  /** The file that tells a model directory from others. */
  public static final String DESCRIPTION = "MLmodel";

  /** What can be read without Python, and what the data file is called unless the file says. */
  private static final Map<String, String> READABLE =
      Map.of(
          "xgboost", "model.xgb",
          "lightgbm", "model.lgb",
          "catboost", "model.cb",
          "onnx", "model.onnx");

  private static final List<String> PREFERENCE = List.of("xgboost", "lightgbm", "catboost", "onnx");

  private ModelDirectory() {}

  /**
   * Reads a directory of this machine.
   *
   * @param limit the most bytes of the model's data
   */
  public static StoredModel inFolder(Path folder, long limit) {
    return read(new FolderFiles(folder), limit);
  }

  /**
   * Fetches a registered model.
   *
   * @param reference {@code models:/NAME@ALIAS}, {@code models:/NAME/VERSION} or {@code
   *     models:/NAME/STAGE}
   * @param limit the most bytes of the model's data
   */
  public static StoredModel registered(MlflowServer server, String reference, long limit) {
    MlflowHttp http = new MlflowHttp(server, Pause.sleeping());
    ArtifactFolder folder = RegisteredReference.parse(reference).folder(http);
    Artifacts artifacts = new Artifacts(http);
    List<String> files = artifacts.files(folder);
    if (!files.contains(DESCRIPTION)) {
      throw new MlflowException(
          Reason.UNREADABLE, "\"" + Violation.shorten(reference) + "\" holds no file MLmodel");
    }
    return read((path, most) -> artifacts.get(folder, path, most), limit);
  }

  /** As {@link #inFolder}, of a directory that lies anywhere. */
  public static StoredModel read(ModelFiles files, long limit) {
    ModelDescription description =
        ModelDescription.read(files.read(DESCRIPTION, ModelDescription.MOST_BYTES));
    Map<String, Map<String, String>> flavors = description.flavors();
    String flavor =
        PREFERENCE.stream()
            .filter(flavors::containsKey)
            .findFirst()
            .orElseThrow(() -> unreadable(flavors));
    String file = Optional.ofNullable(flavors.get(flavor).get("data")).orElse(READABLE.get(flavor));
    refusePython(flavor, file);
    return new StoredModel(flavor, file, files.read(file, limit));
  }

  private static MlflowException unreadable(Map<String, Map<String, String>> flavors) {
    List<String> names =
        flavors.keySet().stream().filter(name -> !name.equals("python_function")).toList();
    String shown =
        Violation.shorten(names.isEmpty() ? "python_function" : String.join(", ", names));
    return new MlflowException(
        Reason.UNSUPPORTED,
        "The model is stored as "
            + shown
            + ", which only Python reads; of MLflow's flavors xgboost, lightgbm, catboost (saved as"
            + " json) and onnx can be imported (scikit-learn: convert it with skl2onnx and log it as"
            + " onnx)");
  }

  /** Some flavors fall back to pickles, which are programs. */
  private static void refusePython(String flavor, String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".pkl") || name.endsWith(".pickle") || name.endsWith(".joblib")) {
      throw new MlflowException(
          Reason.UNSUPPORTED,
          "The "
              + flavor
              + " model is stored as a Python pickle, which is a program; log its booster"
              + " (model.booster_) instead of the scikit-learn wrapper");
    } else if (name.endsWith(".cb") || name.endsWith(".cbm")) {
      throw new MlflowException(
          Reason.UNSUPPORTED,
          "The catboost model is stored in CatBoost's own binary form; save it with format=\"json\"");
    }
  }
}
