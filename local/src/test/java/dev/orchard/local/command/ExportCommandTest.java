package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.mlflow.testing.PythonEnvironment;
import dev.orchard.model.json.JsonNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void train() throws IOException {
    shell = new Shell(folder);
    StringBuilder rows = new StringBuilder("size,kind,y\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i).append(i % 2 == 0 ? ",flat," : ",house,").append(3 * i + i % 2 * 50);
      rows.append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Path spec =
        Files.writeString(
            folder.resolve("price.yaml"),
            """
            name: price
            task: regression
            label: {name: y}
            features: [{name: size, type: number}, {name: kind, type: category}]
            source: {query: "select * from read_csv('rows.csv')"}
            training: {algorithm: random_forest, trees: 5, max_depth: 4, minimum_rows: 50, seed: 1}
            """);
    assertThat(shell.run("train", spec.toString())).isZero();
  }

  private double predicted(String model) {
    assertThat(shell.run("predict", model, "size=80", "kind=house", "--json")).isZero();
    return ((JsonNumber) shell.json().get("prediction")).value();
  }

  @Test
  void writesAnOnnxModelThatCanBeImportedAgain() {
    String onnx = folder.resolve("price.onnx").toString();
    assertThat(shell.run("export", "price@champion", "--format", "onnx", "--output", onnx))
        .isZero();

    String spec = folder.resolve("price.yaml").toString();
    assertThat(shell.run("import", onnx, "--name", "again", "--spec", spec)).isZero();
    assertThat(predicted("again")).isEqualTo(predicted("price"));
  }

  @Test
  void overwritesNothing() throws IOException {
    Path there = Files.writeString(folder.resolve("there.onnx"), "mine");

    assertThat(shell.run("export", "price", "--format", "onnx", "--output", there.toString()))
        .isEqualTo(2);
    assertThat(there).hasContent("mine");
  }

  @Test
  void saysThatThereIsNoSuchVersion() {
    assertThat(shell.run("export", "price@20200101000000", "--format", "onnx")).isEqualTo(4);
    assertThat(shell.run("export", "price@nobody", "--format", "onnx")).isEqualTo(4);
  }

  @Test
  @Tag("slow")
  void writesADirectoryThatMlflowScoresEqually() {
    PythonEnvironment python = PythonEnvironment.requireOrSkip();
    String directory = folder.resolve("exported").toString();
    assertThat(shell.run("export", "price", "--format", "mlflow", "--output", directory)).isZero();
    double expected = predicted("price");

    String printed =
        python.python(
            folder,
            """
            import json, mlflow, numpy as np
            mlflow.onnx.load_model('exported')
            model = mlflow.pyfunc.load_model('exported')
            codes = json.loads(model.metadata.metadata['orchard.features'])['kind']
            kind = model.metadata.get_input_schema().input_types()[0]
            answer = model.predict(np.array([[80, codes.index('house')]], dtype=kind))
            print('answer', repr(float(np.asarray(list(answer.values())[0]).ravel()[0])))
            model.predict(model.metadata.load_input_example('exported').astype(kind))
            """);

    String answer = printed.substring(printed.indexOf("answer ") + 7).split("\n", 2)[0];
    assertThat(Double.parseDouble(answer)).isEqualTo(expected);
  }
}
