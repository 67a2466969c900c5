package dev.orchard.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.mlflow.testing.PythonEnvironment;
import dev.orchard.mlflow.testing.RealMlflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that MLflow itself writes and reads. */
@Tag("slow")
class ModelDirectoryRealTest {
  /** Makes a tree that says 10 up to 50 and 20 above, of two features. */
  private static final String TREE =
      """
      import numpy as np, onnx
      from onnx import helper, TensorProto
      node = helper.make_node('TreeEnsembleRegressor', ['features'], ['prediction'],
          domain='ai.onnx.ml', n_targets=1, nodes_featureids=[0, 0, 0], nodes_values=[50., 0, 0],
          nodes_modes=['BRANCH_LEQ', 'LEAF', 'LEAF'], nodes_treeids=[0, 0, 0],
          nodes_nodeids=[0, 1, 2], nodes_truenodeids=[1, 0, 0], nodes_falsenodeids=[2, 0, 0],
          target_treeids=[0, 0], target_nodeids=[1, 2], target_ids=[0, 0],
          target_weights=[10., 20.])
      graph = helper.make_graph([node], 'tree',
          [helper.make_tensor_value_info('features', TensorProto.FLOAT, [None, 2])],
          [helper.make_tensor_value_info('prediction', TensorProto.FLOAT, [None, 1])])
      model = helper.make_model(graph, ir_version=8, opset_imports=[
          helper.make_opsetid('', 17), helper.make_opsetid('ai.onnx.ml', 3)])
      onnx.save(model, 'tree.onnx')
      """;

  @TempDir Path folder;

  @Test
  void fetchesWhatMlflowsOwnClientRegistered() throws IOException {
    try (RealMlflow real = RealMlflow.startOrSkip(folder)) {
      real.python()
          .python(
              folder,
              TREE
                  + """
                  import mlflow
                  mlflow.set_tracking_uri('%s')
                  with mlflow.start_run():
                      mlflow.onnx.log_model(model, name='model', registered_model_name='foreign')
                  client = mlflow.MlflowClient()
                  client.set_registered_model_alias('foreign', 'best', '1')
                  client.transition_model_version_stage('foreign', '1', 'Production')
                  """
                      .formatted(real.address()));
      byte[] expected = Files.readAllBytes(folder.resolve("tree.onnx"));

      for (String end : List.of("@best", "/1", "/Production")) {
        StoredModel model =
            ModelDirectory.registered(real.server(), "models:/foreign" + end, 100_000);
        assertThat(model.flavor()).isEqualTo("onnx");
        assertThat(model.bytes()).isEqualTo(expected);
      }
    }
  }

  @Test
  void writesADirectoryThatMlflowLoads() throws IOException {
    PythonEnvironment python = PythonEnvironment.requireOrSkip();
    python.python(folder, TREE);
    Map<String, byte[]> files =
        OnnxDirectory.files(
            Files.readAllBytes(folder.resolve("tree.onnx")),
            new OnnxTensor("features", "float32", 2),
            List.of(new OnnxTensor("prediction", "float32", 1)),
            List.of(List.of(1.0, 2.0), List.of(80.0, 1.0)),
            Map.of("orchard.version", "20260115120000"),
            Instant.parse("2026-01-15T12:00:00Z"));
    Path directory = Files.createDirectory(folder.resolve("model"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }

    String printed =
        python.python(
            folder,
            """
            import mlflow, numpy as np
            mlflow.onnx.load_model('model')
            model = mlflow.pyfunc.load_model('model')
            answer = model.predict(np.array([[1, 2], [80, 1]], dtype=np.float32))
            print('answer', [float(v) for v in np.asarray(list(answer.values())[0]).ravel()])
            print('input', model.metadata.get_input_schema().input_types())
            print('example', model.metadata.load_input_example('model').tolist())
            print('metadata', model.metadata.metadata)
            """);

    assertThat(printed)
        .contains("answer [10.0, 20.0]")
        .contains("float32")
        .contains("example [[1.0, 2.0], [80.0, 1.0]]")
        .contains("20260115120000");
  }
}
