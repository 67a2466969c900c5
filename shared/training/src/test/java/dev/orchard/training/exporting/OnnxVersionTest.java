package dev.orchard.training.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.feature.Row;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What onnxruntime says of an exported version, beside what the version says itself. */
class OnnxVersionTest {
  private static final List<String> JOBS = List.of("nurse", "baker", "pilot", "clerk");

  @TempDir Path folder;

  @Test
  void isScoredEquallyByOnnxruntime() throws IOException, OrtException {
    LoadedVersion version = trained();
    OnnxVersion onnx = OnnxVersion.of(version);
    int rows = 200;
    double[] input = new double[2 * rows];
    double[] expected = new double[rows];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < rows; i++) {
      Row row = new Row(version.manifest().schema());
      String job = i % 5 == 4 ? "diver" : JOBS.get(random.nextInt(JOBS.size()));
      row.setNumber(0, random.nextInt(100));
      row.setCategory(1, job);
      expected[i] = version.scorer().score(row).probability().orElseThrow();
      input[2 * i] = row.number(0);
      input[2 * i + 1] = code(onnx, job);
    }

    double[][] probabilities = scored(onnx.bytes(), input, rows);

    for (int i = 0; i < rows; i++) {
      assertThat(probabilities[i][1]).as("row %d", i).isEqualTo(expected[i], within(1e-12));
    }
  }

  /** As a program elsewhere finds it: by the list that the model's metadata has. */
  private static double code(OnnxVersion onnx, String job) {
    int known = onnx.categories(1).indexOf(job);
    return known >= 0 ? known : onnx.categories(1).indexOf("(unseen)");
  }

  private static double[][] scored(byte[] model, double[] input, int rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor tensor =
            OnnxTensor.createTensor(
                environment, DoubleBuffer.wrap(input), new long[] {rows, input.length / rows});
        OrtSession.Result result = session.run(Map.of("X", tensor))) {
      return (double[][]) result.get("probabilities").orElseThrow().getValue();
    }
  }

  /** Few rows: no calibration is fitted that the export would leave out. */
  private LoadedVersion trained() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv = new StringBuilder("age,job,y\n");
    for (int row = 0; row < 40; row++) {
      int age = random.nextInt(100);
      String job = JOBS.get(random.nextInt(JOBS.size()));
      boolean yes = age + 20 * JOBS.indexOf(job) > 80;
      csv.append(age).append(',').append(job).append(yes ? ",yes\n" : ",no\n");
    }
    Files.writeString(folder.resolve("leads.csv"), csv);
    ModelRegistry registry =
        new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC());
    new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            Clock.systemUTC(),
            new TrainingEnvironment("test", 1))
        .train(
            ModelSpecReader.read(
                """
                name: leads
                task: classification
                label: {name: y, positive: "yes"}
                features: [{name: age, type: number}, {name: job, type: category}]
                source: {query: "select * from 'leads.csv'"}
                training: {trees: 20, max_depth: 6, minimum_rows: 20, seed: 1}
                """,
                "leads.yaml"),
            OrganizationId.DEFAULT,
            "test",
            ProgressListener.none());
    return registry.load(
        new ModelReference(OrganizationId.DEFAULT, new ModelName("leads"), Selector.CHAMPION));
  }
}
