package dev.orchard.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.TooLargeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDirectoryTest {
  private static final long LIMIT = 1_000;

  @TempDir Path folder;

  @Test
  void readsTheDataFileThatTheFlavorNames() throws IOException {
    describe("{xgboost: {data: model.ubj, model_format: ubj}, python_function: {}}");
    Files.writeString(folder.resolve("model.ubj"), "trees");

    StoredModel model = ModelDirectory.inFolder(folder, LIMIT);

    assertThat(model.flavor()).isEqualTo("xgboost");
    assertThat(model.bytes()).isEqualTo("trees".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{sklearn: {pickled_model: model.pkl}, python_function: {}}",
        "{python_function: {loader_module: x}}",
        "{lightgbm: {data: model.pkl}}",
        "{catboost: {data: model.cb}}"
      })
  void refusesWhatOnlyPythonReads(String flavors) throws IOException {
    describe(flavors);
    Files.writeString(folder.resolve("model.pkl"), "cos\nsystem\n");

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOfSatisfying(
            MlflowException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
  }

  @Test
  void namesTheFlavorThatItCannotRead() throws IOException {
    describe("{sklearn: {pickled_model: model.pkl}, python_function: {}}");

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .hasMessageContaining("stored as sklearn, which only Python reads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "/etc/passwd", "a/../../secret", "\"\"", "."})
  void refusesADataFileOutsideOfTheDirectory(String data) throws IOException {
    describe("{onnx: {data: " + data + "}}");

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOf(MlflowException.class);
  }

  @Test
  void followsNoLinks(@TempDir Path elsewhere) throws IOException {
    describe("{onnx: {data: data/model.onnx}}");
    Files.writeString(elsewhere.resolve("model.onnx"), "secret");
    Files.createSymbolicLink(folder.resolve("data"), elsewhere);

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOf(MlflowException.class)
        .hasMessageContaining("leads over a link");
  }

  @Test
  void refusesDataBeyondTheLimit() throws IOException {
    describe("{onnx: {data: model.onnx}}");
    Files.write(folder.resolve("model.onnx"), new byte[1_001]);

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOf(TooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: &x [1]\nflavors: *x", "flavors: 3", "- 1", "", "{", "!!java.net.URL x"})
  void refusesADescriptionThatIsNone(String yaml) throws IOException {
    Files.writeString(folder.resolve("MLmodel"), yaml);

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOfSatisfying(
            MlflowException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void refusesADescriptionOfAThousandOpenBrackets() throws IOException {
    Files.writeString(folder.resolve("MLmodel"), "flavors: " + "[".repeat(100_000));

    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOf(MlflowException.class)
        .hasMessageContaining("nested deeper");
  }

  @Test
  void refusesAFolderThatIsNoModel() {
    assertThatThrownBy(() -> ModelDirectory.inFolder(folder, LIMIT))
        .isInstanceOfSatisfying(
            MlflowException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models:/x", "models:/x@", "models:/x/Live", "models:/a/b@c", "models:/"})
  void refusesAReferenceThatIsNone(String reference) {
    assertThatThrownBy(() -> RegisteredReference.parse(reference))
        .isInstanceOf(InvalidInputException.class);
  }

  private void describe(String flavors) throws IOException {
    Files.writeString(folder.resolve("MLmodel"), "flavors: " + flavors + "\nrun_id: abc\n");
  }
}
