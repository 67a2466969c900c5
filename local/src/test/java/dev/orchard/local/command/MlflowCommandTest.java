package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.mlflow.testing.RealMlflow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowCommandTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void writeModel() throws IOException {
    shell = new Shell(folder);
    StringBuilder rows = new StringBuilder("size,y\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i).append(',').append(3 * i).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Files.writeString(
        folder.resolve("price.yaml"),
        """
        name: price
        task: regression
        label: {name: y}
        features: [{name: size, type: number}]
        source: {query: "select * from read_csv('rows.csv')"}
        training: {algorithm: random_forest, trees: 5, max_depth: 4, minimum_rows: 50, seed: 1}
        """);
  }

  private String train() {
    assertThat(shell.run("train", folder.resolve("price.yaml").toString(), "--json")).isZero();
    return shell.word("version");
  }

  @Test
  void trainsAllTheSameWhenMlflowIsDownAndSaysWhatItWasNotTold() {
    shell.set("MLFLOW_TRACKING_URI", NOBODY);

    String version = train();

    assertThat(shell.word("outcome"))
        .contains("Warning: MLflow was not told of the run, of version " + version)
        .contains("cannot be reached")
        .endsWith("\"orchard mlflow sync\" catches up.");
  }

  @Test
  void promotesAllTheSameWhenMlflowIsDown() {
    String version = train();
    shell.set("MLFLOW_TRACKING_URI", NOBODY);

    assertThat(shell.run("promote", "price", version, "--alias", "challenger")).isZero();
    assertThat(shell.err()).contains("MLflow was not told its aliases");
  }

  @Test
  void exitsWithSevenWhenThereIsNobodyToCatchUpWith() {
    train();
    shell.set("MLFLOW_TRACKING_URI", NOBODY);

    assertThat(shell.run("mlflow", "sync")).isEqualTo(7);
  }

  @Test
  void needsAServerToCatchUpWith() {
    assertThat(shell.run("mlflow", "sync")).isEqualTo(2);
    assertThat(shell.err()).contains("MLFLOW_TRACKING_URI");
  }

  @Test
  @Tag("slow")
  void catchesUpWithWhatWasTrainedWhileTheServerWasDown() throws Exception {
    shell.set("MLFLOW_TRACKING_URI", NOBODY);
    String first = train();
    try (RealMlflow real = RealMlflow.startOrSkip(folder)) {
      shell.set("MLFLOW_TRACKING_URI", real.address().toString());
      String second = train();

      assertThat(shell.run("mlflow", "sync")).isZero();
      assertThat(shell.out()).contains("MLflow knows 2 runs");
      assertThat(shell.run("mlflow", "sync")).isZero();
      assertThat(version(real, "champion")).contains(second);

      shell.run("rollback", "price");
      assertThat(version(real, "champion")).contains(first);
    }
  }

  private static String version(RealMlflow real, String alias) throws Exception {
    URI uri =
        real.address()
            .resolve("/api/2.0/mlflow/registered-models/alias?name=default.price&alias=" + alias);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
