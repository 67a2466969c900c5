package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.mlflow.testing.RealMlflow;
import dev.orchard.registry.testing.FakeCloudStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  /** One tree: 10 up to size 50, above it 30 for a house and 20 for others. */
  private static final String MODEL =
      """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=1
      objective=regression
      feature_names=size kind
      feature_infos=[0:100] 0:1
      tree_sizes=300

      Tree=0
      num_leaves=3
      num_cat=1
      split_feature=0 1
      split_gain=5 3
      threshold=50 0
      decision_type=10 1
      left_child=-1 -2
      right_child=1 -3
      leaf_value=10 30 20
      cat_boundaries=0 1
      cat_threshold=2
      is_linear=0
      shrinkage=1


      end of trees

      pandas_categorical:[["flat", "house"]]
      """;

  @TempDir Path folder;
  private Shell shell;
  private Path directory;

  @BeforeEach
  void writeModel() throws IOException {
    shell = new Shell(folder);
    spec("size");
    Files.writeString(folder.resolve("model.txt"), MODEL);
    directory = Files.createDirectories(folder.resolve("mlflow-model"));
    Files.writeString(directory.resolve("model.lgb"), MODEL);
    Files.writeString(
        directory.resolve("MLmodel"), "flavors: {lightgbm: {data: model.lgb}}\nrun_id: a1\n");
  }

  private String spec(String first) throws IOException {
    Path spec = folder.resolve("price.yaml");
    Files.writeString(
        spec,
        """
        name: price
        task: regression
        label: {name: y}
        features: [{name: %s, type: number}, {name: kind, type: category}]
        source: {query: "select * from 'rows.csv'"}
        gate: {metric: rmse, improve_by: 0.1}
        """
            .formatted(first));
    return spec.toString();
  }

  private int bring(String model, String... further) throws IOException {
    String[] arguments = new String[further.length + 5];
    System.arraycopy(
        new String[] {"import", model, "--spec", spec("size"), "--json"}, 0, arguments, 0, 5);
    System.arraycopy(further, 0, arguments, 5, further.length);
    return shell.run(arguments);
  }

  private void assertServed(String model) {
    assertThat(shell.run("predict", model, "size=80", "kind=house", "--json")).isZero();
    assertThat(shell.out()).contains("\"prediction\": 30");
  }

  @Test
  void servesAModelFile() throws IOException {
    assertThat(bring(folder.resolve("model.txt").toString(), "--name", "fraud")).isZero();
    assertThat(shell.word("model")).isEqualTo("fraud");
    assertServed("fraud");
  }

  @Test
  void showsNoConfidenceWhereNothingWasMeasured() throws IOException {
    bring(folder.resolve("model.txt").toString());
    assertThat(shell.run("predict", "price", "size=80", "kind=house")).isZero();
    assertThat(shell.out()).contains("30").doesNotContain("confidence");
  }

  @Test
  void servesAnMlflowDirectory() throws IOException {
    assertThat(bring(directory.toString())).isZero();
    assertThat(shell.out()).contains("mlflow-model (MLflow, lightgbm)");
    assertServed("price");
  }

  @Test
  void servesAFileAndADirectoryOfABucket() throws IOException {
    try (FakeCloudStorage storage = FakeCloudStorage.start(0, "bucket")) {
      storage.putFolder("bucket", folder);
      shell.set("ORCHARD_STORAGE_ENDPOINT", storage.endpoint().toString());

      assertThat(bring("gs://bucket/model.txt")).isZero();
      assertThat(bring("gs://bucket/mlflow-model", "--alias", "champion")).isZero();
      assertServed("price");
      assertThat(bring("gs://bucket/nothing")).isEqualTo(2);
      assertThat(bring("gs://NOT_A_BUCKET/model.txt")).isEqualTo(2);
    }
  }

  @Test
  void exitsWithThreeWhenTheGateIsLost() throws IOException {
    Path rows = folder.resolve("my neighbour's rows.csv");
    StringBuilder csv = new StringBuilder("size,kind,y\n");
    for (int size = 0; size < 100; size++) {
      csv.append(size).append(",house,").append(size <= 50 ? 10 : 30).append('\n');
    }
    Files.writeString(rows, csv);
    String model = folder.resolve("model.txt").toString();

    assertThat(bring(model, "--evaluate", rows.toString())).isZero();
    assertThat(shell.out()).contains("\"rmse\": 0");
    assertThat(bring(model, "--evaluate", rows.toString())).isEqualTo(3);
  }

  @Test
  void listsWhatDoesNotFitAndExitsWithFive() throws IOException {
    String model = folder.resolve("model.txt").toString();

    assertThat(shell.run("import", model, "--spec", spec("area"))).isEqualTo(5);
    assertThat(shell.err()).contains("features[0]: expected \"size\", a number");
  }

  @Test
  void saysWhatAFileIsThatIsNoModel() throws IOException {
    Path file = Files.write(folder.resolve("model.pkl"), new byte[] {(byte) 0x80, 4, 1});

    assertThat(bring(file.toString())).isEqualTo(1);
    assertThat(shell.err()).contains("model.pkl: ").contains("pickle");
    assertThat(bring(folder.resolve("nothing.json").toString())).isEqualTo(2);
    assertThat(bring("models:/x@champion")).isEqualTo(2);
  }

  @Test
  @Tag("slow")
  void servesAVersionOfAnMlflowServer() throws IOException {
    try (RealMlflow real = RealMlflow.startOrSkip(folder)) {
      real.python()
          .python(
              folder,
              """
              import mlflow
              mlflow.set_tracking_uri('%s')
              with mlflow.start_run() as run:
                  mlflow.log_artifacts('mlflow-model', 'model')
              client = mlflow.MlflowClient()
              client.create_registered_model('foreign')
              client.create_model_version('foreign', run.info.artifact_uri + '/model', run.info.run_id)
              client.set_registered_model_alias('foreign', 'champion', '1')
              """
                  .formatted(real.address()));
      shell.set("MLFLOW_TRACKING_URI", real.address().toString());

      assertThat(bring("models:/foreign@champion", "--alias", "champion")).isZero();
      assertThat(shell.out()).contains("models:/foreign@champion (MLflow, lightgbm)");
      assertServed("price");
      assertThat(bring("models:/foreign/1")).isZero();
      assertThat(bring("models:/foreign@nobody")).isEqualTo(4);
    }
  }
}
