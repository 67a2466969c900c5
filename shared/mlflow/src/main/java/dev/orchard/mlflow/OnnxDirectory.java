package dev.orchard.mlflow;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes an ONNX model as MLflow stores one, so that {@code mlflow models serve}, {@code
 * mlflow.onnx.load_model} and {@code mlflow.pyfunc.load_model} take it: flavors, signature, input
 * example and what Python needs to be told to install.
 */
public final class OnnxDirectory {
  /** Of the model, within the directory. */
  public static final String MODEL = "model.onnx";

  /** The form of the directory is that of this release, which the tests load it with. */
  private static final String MLFLOW_VERSION = "3.1.1";

  private static final String PYTHON_VERSION = "3.11";
  private static final String REQUIREMENTS = "mlflow>=2.9\nonnx>=1.16\nonnxruntime>=1.19\n";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private OnnxDirectory() {}

  /**
   * The files by their names.
   *
   * @param onnx the model
   * @param input its only input
   * @param example a few rows of that input, finite numbers
   * @param metadata free words that people find in {@code MLmodel}
   */
  public static Map<String, byte[]> files(
      byte[] onnx,
      OnnxTensor input,
      List<OnnxTensor> outputs,
      List<List<Double>> example,
      Map<String, String> metadata,
      Instant made) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(MODEL, onnx);
    files.put(
        ModelDirectory.DESCRIPTION,
        Json.writeIndented(to -> describe(to, input, outputs, metadata, made)));
    files.put("input_example.json", Json.write(to -> rows(to, example)));
    files.put(
        "serving_input_example.json",
        Json.write(to -> rows(to.beginObject().name("inputs"), example).endObject()));
    files.put("requirements.txt", bytes(REQUIREMENTS));
    files.put(
        "python_env.yaml",
        bytes("python: \"" + PYTHON_VERSION + "\"\ndependencies:\n  - -r requirements.txt\n"));
    files.put(
        "conda.yaml",
        bytes(
            "channels: [conda-forge]\ndependencies:\n  - python="
                + PYTHON_VERSION
                + "\n  - pip\n  - pip: [mlflow>=2.9, onnx>=1.16, onnxruntime>=1.19]\n"
                + "name: mlflow-env\n"));
    return files;
  }

  /** MLmodel is YAML, of which JSON is a part. */
  private static void describe(
      JsonOutput output,
      OnnxTensor input,
      List<OnnxTensor> outputs,
      Map<String, String> metadata,
      Instant made) {
    output.beginObject();
    output.objectMember("flavors", OnnxDirectory::flavors);
    output.objectMember("metadata", to -> metadata.forEach(to::member));
    output
        .member("mlflow_version", MLFLOW_VERSION)
        .member("model_uuid", UUID.randomUUID().toString().replace("-", ""));
    output.objectMember(
        "saved_input_example_info",
        to ->
            to.member("artifact_path", "input_example.json")
                .member("serving_input_path", "serving_input_example.json")
                .member("type", "ndarray"));
    output.objectMember(
        "signature",
        to ->
            to.member("inputs", signature(List.of(input)))
                .member("outputs", signature(outputs))
                .name("params")
                .nullValue());
    output.member("utc_time_created", TIME.format(LocalDateTime.ofInstant(made, ZoneOffset.UTC)));
    output.endObject();
  }

  private static void flavors(JsonOutput output) {
    output.objectMember(
        "onnx",
        to ->
            to.name("code")
                .nullValue()
                .member("data", MODEL)
                .name("onnx_session_options")
                .nullValue()
                .member("onnx_version", "1.16.0")
                .stringsMember("providers", List.of("CPUExecutionProvider")));
    output.objectMember(
        "python_function",
        to -> {
          to.member("data", MODEL).member("loader_module", "mlflow.onnx");
          to.member("python_version", PYTHON_VERSION);
          to.objectMember(
              "env",
              env -> env.member("conda", "conda.yaml").member("virtualenv", "python_env.yaml"));
        });
  }

  /** A signature is JSON within a string. With one nameless tensor any name of it is taken. */
  private static String signature(List<OnnxTensor> tensors) {
    Consumer<JsonOutput> list =
        to -> {
          to.beginArray();
          for (OnnxTensor tensor : tensors) {
            to.beginObject();
            if (tensors.size() > 1) {
              to.member("name", tensor.name());
            }
            to.member("type", "tensor");
            to.objectMember("tensor-spec", spec -> spec(spec, tensor));
            to.endObject();
          }
          to.endArray();
        };
    return new String(Json.write(list), StandardCharsets.UTF_8);
  }

  private static void spec(JsonOutput output, OnnxTensor tensor) {
    output.member("dtype", tensor.type());
    output.arrayMember(
        "shape",
        to -> {
          to.value(-1L);
          if (tensor.columns() > 0) {
            to.value((long) tensor.columns());
          }
        });
  }

  private static JsonOutput rows(JsonOutput output, List<List<Double>> rows) {
    output.beginArray();
    for (List<Double> row : rows) {
      output.beginArray();
      row.forEach(output::value);
      output.endArray();
    }
    return output.endArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
